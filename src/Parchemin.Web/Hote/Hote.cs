using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parchemin.Application;
using Parchemin.Documents;
using Parchemin.Exchange;
using Parchemin.Storage;

namespace Parchemin.Web;

/// <summary>Builds the web application: its services, what each request goes through, and its routes.</summary>
public static class Hote
{
    private const long TailleMaxDEnvoi = 32 * 1024 * 1024;
    internal const int ChampsDUnFormulaire = 20_000;

    /// <summary>The application, its register migrated, ready to start.</summary>
    public static async Task<WebApplication> BuildAsync(OptionsDHote options, CancellationToken annulation = default)
    {
        var store = Store.Open(options.Lieu, options.Horloge);
        await store.MigrateAsync(annulation);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            // The keys of the cookies are kept in the register, which belongs to the operator alone: nothing else could protect them better on every node.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // It only says that pages with forms are never cached, which is wanted.
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(options.Adresse);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = TailleMaxDEnvoi;
        });
        AddServices(builder.Services, options, store);
        var application = builder.Build();
        application.Use(Garde.SurroundAsync);
        application.UseRateLimiter();
        application.UseAuthentication();
        application.Use(Garde.RecognizeAsync);
        RoutesDeBase.Map(application);
        RoutesDeCompte.Map(application);
        RoutesDuReferentiel.Map(application);
        RoutesDuRegistre.Map(application);
        RoutesDeSession.Map(application);
        RoutesDImport.Map(application);
        RoutesDEvaluation.Map(application);
        RoutesDuCalendrier.Map(application);
        RoutesDuPlanning.Map(application);
        RoutesDuJour.Map(application);
        RoutesDesSalles.Map(application);
        RoutesDeCorrection.Map(application);
        RoutesDeJury.Map(application);
        RoutesDeResultats.Map(application);
        RoutesDeDossier.Map(application);
        RoutesDesPlacements.Map(application);
        RoutesDeConformite.Map(application);
        RoutesDesLivrets.Map(application);
        RoutesDesPortfolios.Map(application);
        RoutesDesInscriptions.Map(application);
        RoutesDesTaches.Map(application);
        RoutesDesDocuments.Map(application);
        RoutesDeLApi.Map(application);
        application.MapFallback(() => { throw new RefusException(NatureDeRefus.Introuvable, "INTROUVABLE", "Cette page n'existe pas. Vérifiez l'adresse, ou repartez de l'accueil."); }).WithMetadata(new Exigence(null, Publique: true));
        return application;
    }

    private static void AddServices(IServiceCollection services, OptionsDHote options, Store store)
    {
        services.AddSingleton(options).AddSingleton<IStore>(store).AddSingleton<IReader>(store).AddSingleton(TableDesDroits.Livree).AddSingleton(options.Horloge);
        services.AddSingleton(_ => options.Bibliotheque ?? Bibliotheque.Load(options.Referentiels)).AddSingleton<Guichet>().AddSingleton<Acteurs>().AddSingleton<Seances>().AddSingleton<Mesures>().AddSingleton<ChoixRetenus>();
        services.AddSingleton<ILecteurDeTableau, LecteurDeTableau>().AddSingleton<IEcritureDeTableau, EcritureDeTableau>();
        services.AddSingleton<IMoteur>(s => Moteur.Of(s.GetRequiredService<Bibliotheque>()));
        var imprimerie = Imprimerie.Locate(AppContext.BaseDirectory, Environment.CurrentDirectory);
        services.AddSingleton<IImprimeur>(_ => new Imprimeur(imprimerie)).AddSingleton(new Exemples(imprimerie));
        services.AddSingleton(new AdresseDeVerification(options.AdressePublique ?? options.Adresse)).AddSingleton<BureauDesDocuments>();
        services.AddSingleton<ITravail, EnvoiEnNombre>().AddSingleton<ITravail, CalculDePlanning>().AddSingleton<Atelier>().AddHostedService(s => s.GetRequiredService<Atelier>());
        // The form of a whole class, centre or jury has thousands of fields; its size stays limited.
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(f => f.ValueCountLimit = ChampsDUnFormulaire);
        services.AddHttpContextAccessor().AddScoped<Visite>().AddRazorComponents();
        services.AddAntiforgery(a =>
        {
            a.Cookie.Name = "formulaire";
            a.Cookie.SameSite = SameSiteMode.Strict;
            a.FormFieldName = "_jeton";
            a.HeaderName = "X-Jeton";
        });
        services.AddDataProtection().SetApplicationName("parchemin");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(new ConfigureOptions<KeyManagementOptions>(k => k.XmlRepository = new ClesPartagees(store)));
        var authentification = services.AddAuthentication(Seances.Schema).AddCookie(Seances.Schema, c =>
        {
            c.Cookie.Name = "seance";
            c.Cookie.HttpOnly = true;
            c.Cookie.SameSite = SameSiteMode.Lax;
            c.ExpireTimeSpan = TimeSpan.FromHours(10);
            c.SlidingExpiration = true;
        });
        // The passkey library keeps its challenge in a cookie of its own.
        authentification.AddCookie(IdentityConstants.TwoFactorUserIdScheme, c => c.Cookie.Name = "defi").AddCookie(IdentityConstants.ApplicationScheme, c => c.Cookie.Name = "identite").AddCookie(IdentityConstants.ExternalScheme, c => c.Cookie.Name = "externe");
        ConnexionParFournisseur.Add(authentification, options.Fournisseur);
        services.AddIdentityCore<Utilisateur>(i =>
        {
            i.Password.RequiredLength = 12;
            i.Password.RequireNonAlphanumeric = i.Password.RequireDigit = i.Password.RequireUppercase = i.Password.RequireLowercase = false;
            i.User.AllowedUserNameCharacters = "";
            i.Lockout.MaxFailedAccessAttempts = 5;
            i.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        }).AddUserStore<Utilisateurs>().AddSignInManager();
        services.AddSingleton<Utilisateurs>().AddSingleton<ILookupNormalizer, Minuscules>();
        services.AddOpenApi("v1", DescriptionDeLApi.Describe);
        services.AddRateLimiter(r =>
        {
            r.OnRejected = (contexte, _) => Garde.HoldAsync(contexte.HttpContext);
            // Sign-in attempts of one address; everything else is bounded by the work that it asks.
            r.AddPolicy("connexion", http => RateLimitPartition.GetFixedWindowLimiter(AddressOf(http), _ => new FixedWindowRateLimiterOptions { PermitLimit = 60, Window = TimeSpan.FromMinutes(1) }));
            // Enough to read the papers of a family, too few to try codes.
            r.AddPolicy(RoutesDeVerification.Limite, http => RateLimitPartition.GetFixedWindowLimiter(AddressOf(http), _ => new FixedWindowRateLimiterOptions { PermitLimit = 30, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    // One house has one IPv4 address, or a whole IPv6 network of 64 bits.
    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } ip => Convert.ToHexString(ip.GetAddressBytes().AsSpan(0, 8)),
        var ip => ip.MapToIPv4().ToString(),
    };

    // Accounts are named by an address, kept in lower case.
    private sealed class Minuscules : ILookupNormalizer
    {
        public string? NormalizeEmail(string? email) => email?.ToLowerInvariant();

        public string? NormalizeName(string? name) => name?.ToLowerInvariant();
    }
}
