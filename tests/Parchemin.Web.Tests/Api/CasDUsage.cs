using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Parchemin.Application;

namespace Parchemin.Web.Tests;

/// <summary>The use cases that the handler of a route starts, read in its compiled code: nothing has to be declared, so nothing can be forgotten.</summary>
internal static class CasDUsage
{
    private static readonly Assembly Web = typeof(Hote).Assembly;

    private static readonly FrozenDictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToFrozenDictionary(c => c.Value);

    public static IReadOnlySet<Type> Of(MethodBase traitement)
    {
        var (trouves, vues) = (new HashSet<Type>(), new HashSet<MethodBase>());
        Walk(traitement, trouves, vues);
        return trouves;
    }

    // From method to method of the web project: what a lambda, an async method or a helper of the routes does counts too.
    private static void Walk(MethodBase methode, HashSet<Type> trouves, HashSet<MethodBase> vues)
    {
        if (methode.DeclaringType?.Assembly != Web || !vues.Add(methode))
            return;
        if (methode.GetCustomAttribute<AsyncStateMachineAttribute>() is { } machine)
            Walk(machine.StateMachineType.GetMethod("MoveNext", BindingFlags.NonPublic | BindingFlags.Instance)!, trouves, vues);
        foreach (var appelee in Called(methode))
        {
            if (IsUseCase(appelee.IsConstructor ? appelee.DeclaringType : (appelee as MethodInfo)?.ReturnType) is { } cas)
                trouves.Add(cas);
            Walk(appelee, trouves, vues);
        }
    }

    private static Type? IsUseCase(Type? type)
        => type is { IsInterface: false } && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IOperation<>)) ? type : null;

    private static IEnumerable<MethodBase> Called(MethodBase methode)
    {
        if (methode.GetMethodBody()?.GetILAsByteArray() is not { } octets)
            yield break;
        var duType = methode.DeclaringType is { IsGenericType: true } t ? t.GetGenericArguments() : null;
        var deLaMethode = methode.IsGenericMethod ? methode.GetGenericArguments() : null;
        for (var i = 0; i < octets.Length;)
        {
            var code = octets[i] == 0xFE ? Codes[unchecked((short)(0xFE00 | octets[i + 1]))] : Codes[octets[i]];
            i += code.Size;
            if (code.OperandType is OperandType.InlineMethod && methode.Module.ResolveMethod(BitConverter.ToInt32(octets, i), duType, deLaMethode) is { } appelee)
                yield return appelee;
            i += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(octets, i)),
                _ => 4,
            };
        }
    }
}
