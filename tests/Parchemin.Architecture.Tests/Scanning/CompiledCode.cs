using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Parchemin.Architecture.Tests.Scanning;

/// <summary>Reads all that compiled code names: signatures of fields, properties, methods and locals, and each instruction of each body.</summary>
/// <remarks>Sources would miss what comes through <c>var</c>, conversions and inference; the compiled code hides nothing.</remarks>
internal sealed class CompiledCode
{
    private static readonly Dictionary<int, OpCode> Instructions = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => (int)(ushort)o.Value);

    private readonly PEReader file;
    private readonly MetadataReader reader;
    private readonly List<Mention> mentions = [];

    private CompiledCode(PEReader file)
    {
        this.file = file;
        reader = file.GetMetadataReader();
    }

    /// <summary>The mentions of the types of an assembly whose full name is accepted, nested and generated types included.</summary>
    public static IReadOnlyList<Mention> Read(Assembly assembly, Func<string, bool>? accepts = null)
    {
        using var opened = new PEReader(File.OpenRead(assembly.Location));
        var code = new CompiledCode(opened);
        foreach (var handle in code.reader.TypeDefinitions)
        {
            var name = TypeNames.NameOf(code.reader, handle);
            if (accepts?.Invoke(name) ?? true)
                code.ReadType(name, code.reader.GetTypeDefinition(handle));
        }

        return code.mentions;
    }

    private void ReadType(string type, TypeDefinition definition)
    {
        foreach (var field in definition.GetFields().Select(reader.GetFieldDefinition))
            Add($"{type}.{reader.GetString(field.Name)}", field.DecodeSignature(TypeNames.Instance, null));
        foreach (var property in definition.GetProperties().Select(reader.GetPropertyDefinition))
            Add($"{type}.{reader.GetString(property.Name)}", property.DecodeSignature(TypeNames.Instance, null).ReturnType);
        foreach (var method in definition.GetMethods().Select(reader.GetMethodDefinition))
            ReadMethod($"{type}.{reader.GetString(method.Name)}", method);
    }

    private void ReadMethod(string place, MethodDefinition method)
    {
        Add(place, method.DecodeSignature(TypeNames.Instance, null));
        if (method.RelativeVirtualAddress == 0)
            return;
        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            foreach (var local in reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(TypeNames.Instance, null))
                Add($"{place} (local)", local);
        }

        var il = body.GetILReader();
        while (il.RemainingBytes > 0)
            ReadInstruction(place, ref il);
    }

    private void ReadInstruction(string place, ref BlobReader il)
    {
        int value = il.ReadByte();
        var instruction = Instructions[value == 0xFE ? 0xFE00 | il.ReadByte() : value];
        mentions.Add(new Mention(place, $"il:{instruction.Name}"));
        switch (instruction.OperandType)
        {
            case OperandType.InlineNone:
                break;
            case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                il.Offset += 1;
                break;
            case OperandType.InlineVar:
                il.Offset += 2;
                break;
            case OperandType.InlineI8 or OperandType.InlineR:
                il.Offset += 8;
                break;
            case OperandType.InlineSwitch:
                var cases = il.ReadInt32();
                il.Offset += 4 * cases;
                break;
            case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok:
                ReadToken(place, MetadataTokens.EntityHandle(il.ReadInt32()));
                break;
            default:
                il.Offset += 4;
                break;
        }
    }

    private void ReadToken(string place, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeReference:
                Add(place, TypeNames.NameOf(reader, (TypeReferenceHandle)handle));
                break;
            case HandleKind.TypeSpecification:
                Add(place, reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(TypeNames.Instance, null));
                break;
            case HandleKind.MethodSpecification:
                var specification = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                foreach (var argument in specification.DecodeSignature(TypeNames.Instance, null))
                    Add(place, argument);
                ReadToken(place, specification.Method);
                break;
            case HandleKind.MemberReference:
                ReadMember(place, reader.GetMemberReference((MemberReferenceHandle)handle));
                break;
        }
    }

    private void ReadMember(string place, MemberReference member)
    {
        ImmutableArray<string> owner = member.Parent.Kind switch
        {
            HandleKind.TypeReference => [TypeNames.NameOf(reader, (TypeReferenceHandle)member.Parent)],
            HandleKind.TypeSpecification => reader.GetTypeSpecification((TypeSpecificationHandle)member.Parent).DecodeSignature(TypeNames.Instance, null),
            _ => [],
        };
        Add(place, owner);
        if (!owner.IsEmpty)
            Add(place, $"{owner[0]}.{reader.GetString(member.Name)}");
        if (member.GetKind() == MemberReferenceKind.Field)
            Add(place, member.DecodeFieldSignature(TypeNames.Instance, null));
        else
            Add(place, member.DecodeMethodSignature(TypeNames.Instance, null));
    }

    private void Add(string place, MethodSignature<ImmutableArray<string>> signature)
    {
        Add(place, signature.ReturnType);
        foreach (var parameter in signature.ParameterTypes)
            Add(place, parameter);
    }

    private void Add(string place, ImmutableArray<string> names)
    {
        foreach (var name in names)
            Add(place, name);
    }

    private void Add(string place, string name) => mentions.Add(new Mention(place, name));
}
