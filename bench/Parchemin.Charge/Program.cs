using System.Globalization;
using Parchemin.Application;
using Parchemin.Charge;
using Parchemin.Essais;

// « deliberation sqlite|postgresql [candidates] » puts a jury before them.
if (args is ["deliberation", BaseDEssai.Sqlite or BaseDEssai.PostgreSql, ..])
{
    await using var jury = await Serveur.StartAsync(args[1]);
    await EssaiDeDeliberation.RunAsync(jury, args.Length > 2 ? int.Parse(args[2], NumberStyles.None, CultureInfo.InvariantCulture) : 2000);
    return 0;
}

// « impression [documents] » typesets documents, without any database.
if (args is ["impression", .. var nombre])
{
    await EssaiDImpression.RunAsync(nombre is [var n] ? int.Parse(n, NumberStyles.None, CultureInfo.InvariantCulture) : 4000);
    return 0;
}

// « envoi [candidats] » makes the documents of a whole session, as the product does, on SQLite.
if (args is ["envoi", .. var session])
{
    await using var service = await Serveur.StartAsync(BaseDEssai.Sqlite);
    await EssaiDEnvoi.RunAsync(service, session is [var n] ? int.Parse(n, NumberStyles.None, CultureInfo.InvariantCulture) : 4000);
    return 0;
}

// « horaire sqlite|postgresql » opens the page of a planning of 600 passages in a browser.
if (args is ["horaire", BaseDEssai.Sqlite or BaseDEssai.PostgreSql])
{
    await using var oraux = await Serveur.StartAsync(args[1]);
    await EssaiDHoraire.RunAsync(oraux);
    return 0;
}

// « academie sqlite|postgresql [candidates] [seconds] » plans the orals of an académie in the application.
if (args is ["academie", BaseDEssai.Sqlite or BaseDEssai.PostgreSql, ..])
{
    await using var rectorat = await Serveur.StartAsync(args[1]);
    await EssaiDAcademie.RunAsync(rectorat, Number(2, 10_000), Number(3, 120));
    return 0;
}

// « grilles sqlite|postgresql [secondes] » has sixty commissions fill their grids at the same time.
if (args is ["grilles", BaseDEssai.Sqlite or BaseDEssai.PostgreSql, .. var secondes])
{
    await using var salle = await Serveur.StartAsync(args[1]);
    return await EssaiDesGrilles.RunAsync(salle.Guichet, salle.Adresse, TimeSpan.FromSeconds(secondes is [var s] ? int.Parse(s, NumberStyles.None, CultureInfo.InvariantCulture) : 300)) == 0 ? 0 : 1;
}

// Usage: Parchemin.Charge sqlite|postgresql [candidates] [people] [seconds of each measure]
if (args is not [BaseDEssai.Sqlite or BaseDEssai.PostgreSql, ..])
{
    Console.Error.WriteLine("Parchemin.Charge sqlite|postgresql [candidats] [personnes] [secondes], ou deliberation sqlite|postgresql [candidats]");
    return 2;
}

int Number(int rang, int defaut) => args.Length > rang ? int.Parse(args[rang], NumberStyles.None, CultureInfo.InvariantCulture) : defaut;
var (candidats, personnes, duree) = (Number(1, 200_000), Number(2, 500), TimeSpan.FromSeconds(Number(3, 10)));
const int Fois = 3;

await using var serveur = await Serveur.StartAsync(args[0]);
var population = await Population.FillAsync(serveur.Guichet, candidats, personnes);
for (var fois = 1; fois <= Fois; fois++)
{
    Console.WriteLine($"-- {args[0]}, mesure {fois} sur {Fois}");
    await EssaiDuMagasin.RunAsync(serveur.Guichet, population, duree);
    await EssaiDeListes.RunAsync(serveur.Guichet, population, duree / 2);
    await EssaiDuServeur.RunAsync(serveur.Adresse, population, duree);
    await EssaiDImport.RunAsync(serveur.Guichet, population, fois);
}

var rapport = await VerificationDuJournal.RunAsync(serveur.Guichet.Store);
Console.WriteLine($"journal : {rapport.Ecritures} écritures, {rapport.Rupture?.Message ?? "aucune rupture"}");
return rapport.Rupture is null ? 0 : 1;
