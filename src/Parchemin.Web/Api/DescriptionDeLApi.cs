using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>Describes the API (OpenAPI): what each genre holds is drawn from its fields, what each route asks from its requirement.</summary>
internal static class DescriptionDeLApi
{
    public static void Map(IEndpointRouteBuilder routes)
        => routes.MapOpenApi("/api/{documentName}/openapi.json").WithMetadata(new Exigence(null, Publique: true)).WithMetadata(new SansVisite());

    public static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = d => d.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) is true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Parchemin", Version = "1", Description = "Le registre d'une certification : mêmes opérations, mêmes droits et même visibilité que les pages. Un refus est un « problem+json » dont « code » est stable." };
            document.Servers?.Clear();
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal) { ["jeton"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Un jeton créé dans « Mon compte », limité aux opérations choisies." } };
            document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
            foreach (var genre in Genres.Tous)
                document.Components.Schemas[genre.Code] = Fields(genre);
            document.Components.Schemas["objet"] = Object();
            document.Components.Schemas["refus"] = Refusal();
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("jeton", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, contexte, _) =>
        {
            var metadonnees = contexte.Description.ActionDescriptor.EndpointMetadata;
            var exigence = metadonnees.OfType<Exigence>().LastOrDefault();
            operation.Description = exigence?.Action is { } action ? $"Opération : {action}." : "Toute personne connectée.";
            var verbe = contexte.Description.HttpMethod;
            if (metadonnees.OfType<Fiche>().LastOrDefault() is { } fiche)
            {
                operation.Summary = $"{fiche.Geste} : {fiche.Genre.Libelle.ToLowerInvariant()}";
                if (verbe is "POST" or "PATCH" && fiche.Geste is not "Modifier ensemble")
                    operation.RequestBody = Body(new OpenApiSchemaReference(fiche.Genre.Code, contexte.Document));
                operation.Responses ??= [];
                if (fiche.Geste is "Lire" or "Ajouter" or "Modifier")
                    operation.Responses[fiche.Geste is "Ajouter" ? "201" : "200"] = new OpenApiResponse { Description = "L'objet tel que vous le voyez ; sa version en ETag.", Content = Content(new OpenApiSchemaReference("objet", contexte.Document)) };
                if (fiche.Geste is "Lister")
                    Parameters(operation, [("q", "Mots cherchés"), ("ordre", "Champ de tri"), ("sens", "desc pour l'ordre décroissant"), ("taille", "De 1 à 200"), ("apres", "Suite de la page précédente")], ParameterLocation.Query);
            }

            if (verbe is "POST" or "PATCH")
                Parameters(operation, [("Idempotency-Key", "Renvoyer la même demande ne la refait pas (24 h)")], ParameterLocation.Header);
            if (verbe is "PATCH")
                Parameters(operation, [("If-Match", "La version lue, telle que l'ETag l'a donnée ; * pour avoir le dernier mot")], ParameterLocation.Header);
            if (verbe is not "GET")
                Parameters(operation, [("motif", "Pourquoi"), ("survenue_le", "Quand cela s'est produit"), ("decidee_le", "Quand cela a été décidé")], ParameterLocation.Query);
            operation.Responses ??= [];
            foreach (var (statut, sens) in Refus)
                operation.Responses.TryAdd(statut, new OpenApiResponse { Description = sens, Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference("refus", contexte.Document) } } });
            return Task.CompletedTask;
        });
    }

    private static readonly (string Statut, string Sens)[] Refus =
    [
        ("401", "Jeton absent, expiré ou révoqué"), ("403", "Hors de vos droits"), ("404", "Introuvable, ou caché : les deux ne se distinguent pas"), ("409", "Le même champ a changé, ou l'état s'y oppose"), ("422", "Une valeur enfreint une règle"),
    ];

    private static OpenApiSchema Fields(Genre genre)
    {
        var schema = new OpenApiSchema { Type = JsonSchemaType.Object, Description = genre.Pluriel, Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal), Required = new HashSet<string>(StringComparer.Ordinal), AdditionalPropertiesAllowed = false };
        foreach (var champ in genre.Champs.Where(c => !c.Secret))
        {
            schema.Properties[champ.Code] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Title = champ.Libelle,
                Description = Describe(champ),
                Format = champ.Type switch { FormatDeChamp.Date => "date", FormatDeChamp.Instant => "date-time", FormatDeChamp.Courriel => "email", FormatDeChamp.Reference => "uuid", _ => null },
                MaxLength = champ.LongueurMax,
                ReadOnly = champ.Reserve,
                Enum = champ.Choix.Count > 0 ? [.. champ.Choix.Select(c => (JsonNode)c.Code)] : null,
            };
            if (champ.Requis)
                schema.Required.Add(champ.Code);
        }

        return schema;
    }

    private static string? Describe(Champ champ)
        => champ.Vers is { } vers ? $"Identifiant : {Genres.Get(vers).Libelle.ToLowerInvariant()}" : champ.Choix.Count > 0 ? string.Join(", ", champ.Choix.Select(c => $"{c.Code} : {c.Libelle}")) : champ.Aide;

    private static OpenApiSchema Object() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["genre"] = Text(),
            ["id"] = Text(),
            ["version"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
            ["titre"] = Text(),
            ["valeurs"] = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "Les champs que vous pouvez voir.", AdditionalProperties = Text() },
            ["titres"] = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "Pour chaque référence, les mots qui nomment son objet.", AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null } },
            ["caches"] = new OpenApiSchema { Type = JsonSchemaType.Array, Description = "Les champs qui existent et vous sont cachés.", Items = Text() },
        },
    };

    private static OpenApiSchema Refusal() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Text(),
            ["title"] = Text(),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = Text(),
            ["code"] = Text(),
            ["fautes"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["code"] = Text(), ["champ"] = Text(), ["valeur"] = Text(), ["message"] = Text() } } },
        },
    };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiRequestBody Body(IOpenApiSchema schema) => new() { Required = true, Content = Content(schema) };

    private static Dictionary<string, OpenApiMediaType> Content(IOpenApiSchema schema) => new(StringComparer.Ordinal) { ["application/json"] = new OpenApiMediaType { Schema = schema } };

    private static void Parameters(OpenApiOperation operation, IEnumerable<(string Nom, string Sens)> parametres, ParameterLocation lieu)
    {
        operation.Parameters ??= [];
        foreach (var (nom, sens) in parametres)
            operation.Parameters.Add(new OpenApiParameter { Name = nom, In = lieu, Description = sens, Schema = Text() });
    }
}
