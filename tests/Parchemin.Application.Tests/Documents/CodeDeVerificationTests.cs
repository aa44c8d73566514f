namespace Parchemin.Application.Tests;

public sealed class CodeDeVerificationTests
{
    private const string Signes = "123456789ABCDEFGHJKMNPQRSTVWXYZ";

    [Fact]
    public void A_new_code_is_read_as_it_is_printed_and_as_people_copy_it()
    {
        for (var i = 0; i < 500; i++)
        {
            var code = CodeDeVerification.New();
            code.ShouldMatch("^[1-9A-HJKMNP-TV-Z]{4}(-[1-9A-HJKMNP-TV-Z]{4}){2}$");
            CodeDeVerification.Read(code).ShouldBe(code);
            CodeDeVerification.Read($"  {code.Replace('-', ' ').ToLowerInvariant()} ").ShouldBe(code);
            CodeDeVerification.Read(code.Replace('1', 'l')).ShouldBe(code);
        }
    }

    [Fact]
    public void Codes_do_not_repeat() => Enumerable.Range(0, 2000).Select(_ => CodeDeVerification.New()).Distinct(StringComparer.Ordinal).Count().ShouldBe(2000);

    [Fact]
    public void One_sign_mistaken_or_two_neighbours_exchanged_are_always_found()
    {
        for (var i = 0; i < 40; i++)
        {
            var code = CodeDeVerification.New().Replace("-", "", StringComparison.Ordinal);
            for (var place = 0; place < code.Length; place++)
            {
                foreach (var autre in Signes.Where(s => s != code[place]))
                    CodeDeVerification.Read(code[..place] + autre + code[(place + 1)..]).ShouldBeNull();
                if (place > 0 && code[place] != code[place - 1])
                    CodeDeVerification.Read(code[..(place - 1)] + code[place] + code[place - 1] + code[(place + 1)..]).ShouldBeNull();
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1234-5678-9AB")]
    [InlineData("1234-5678-9ABCD-1234")]
    [InlineData("O000-0000-0000")]
    [InlineData("../../etc/passwd")]
    public void What_cannot_be_a_code_is_none(string? texte) => CodeDeVerification.Read(texte).ShouldBeNull();
}
