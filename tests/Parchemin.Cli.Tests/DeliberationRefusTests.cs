using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Parchemin.Cli.Tests;

/// <summary>Every refusal of the public format: its code, where it is, what was found, and a sentence with the rule and the remedy.</summary>
public sealed partial class DeliberationRefusTests
{
    public static TheoryData<string, string, string, string, string, string> Refus => new()
    {
        // Identity and unknown rules.
        { "", "'id':'c','certification':'inconnue','edition':'2017','session':'2024'", "REGLES-INCONNUES", "$.certification", "inconnue", "bts-assurance" },
        { "", "'id':'c','certification':'bts-assurance','edition':'1999','session':'2024'", "REGLES-INCONNUES", "$.edition", "1999", "Connus : 2017" },
        { "", "'id':'c','certification':'bts-assurance','edition':'2017','session':'1999'", "REGLES-INCONNUES", "$.session", "1999", "2024" },
        { "", "'id':'c','edition':'2017','session':'2024'", "CLE-MANQUANTE", "$", "certification", "Ajoutez \"certification\"" },
        { "", "'id':'c','certification':'bts-assurance','session':'2024'", "CLE-MANQUANTE", "$", "edition", "Ajoutez \"edition\"" },
        { "", "'id':'c','certification':'bts-assurance','edition':'2017'", "CLE-MANQUANTE", "$", "session", "Ajoutez \"session\"" },
        { "", "'id':'c','certification':'bts-assurance','edition':2017,'session':'2024'", "CLE-MANQUANTE", "$", "edition", "n'est pas un texte" },
        { "", "'certification':'cqp-crca','edition':'2021','session':'2024'", "CLE-MANQUANTE", "$", "id", "Ajoutez \"id\"" },
        { "", "'id':7,'certification':'cqp-crca','edition':'2021','session':'2024'", "TYPE", "$.id", "7", "un texte" },
        { "", "'id':null,'certification':'cqp-crca','edition':'2021','session':'2024'", "TYPE", "$.id", "null", "un texte" },
        { "bts-nu", "'forme':'globale'", "CLE-MANQUANTE", "$", "voie", "Valeurs admises : scolaire" },
        { "bts-nu", "'voie':'scolaire'", "CLE-MANQUANTE", "$", "forme", "Valeurs admises : globale" },
        { "cqp-nu", "'blocs':{}", "CLE-MANQUANTE", "$", "option", "Valeurs admises : production" },

        // Closed words.
        { "bts-nu", "'voie':'scolair','forme':'globale'", "VALEUR-INCONNUE", "$.voie", "scolair", "apprentissage-habilite" },
        { "bts-nu", "'voie':null,'forme':'globale'", "VALEUR-INCONNUE", "$.voie", "null", "scolaire" },
        { "bts-nu", "'voie':'scolaire','forme':'entiere'", "TYPE", "$.forme", "entiere", "progressive" },
        { "cqp-nu", "'option':'vente'", "VALEUR-INCONNUE", "$.option", "vente", "production" },
        { "bts", "'discipline':'oui'", "TYPE", "$.discipline", "oui", "en-attente" },
        { "bts", "'unites':{'U1':{'etat':'malade'}}", "VALEUR-INCONNUE", "$.unites.U1.etat", "malade", "force-majeure" },
        { "bts", "'unites':{'U1':{'etat':'arretee'}}", "VALEUR-INCONNUE", "$.unites.U1.etat", "arretee", "dispense" },
        { "bts", "'unites':{'U1':{'etat':3}}", "VALEUR-INCONNUE", "$.unites.U1.etat", "3", "dispense" },

        // Unknown keys, at every level.
        { "bts", "'nom':'Dupont'", "CLE-INCONNUE", "$.nom", "nom", "unites" },
        { "bts", "'Unites':{}", "CLE-INCONNUE", "$.Unites", "Unites", "unites" },
        { "bts", "'blocs':{}", "CLE-INCONNUE", "$.blocs", "blocs", "unites" },
        { "crca", "'controle':{}", "CLE-INCONNUE", "$.controle", "controle", "competences" },
        { "bts", "'unites':{'U9':{'note':1}}", "CLE-INCONNUE", "$.unites.U9", "U9", "U31" },
        { "bts", "'unites':{'UF1':{'note':1}}", "CLE-INCONNUE", "$.unites.UF1", "UF1", "U31" },
        { "bts", "'facultatives':{'U1':{'note':1}}", "CLE-INCONNUE", "$.facultatives.U1", "U1", "UF1" },
        { "bts", "'unites':{'U1':{'note':1,'remarque':'x'}}", "CLE-INCONNUE", "$.unites.U1.remarque", "remarque", "conservee" },
        { "bts", "'unites':{'U1':{'parties':{'orale':1}}}", "CLE-INCONNUE", "$.unites.U1.parties.orale", "orale", "synthese" },
        { "bts", "'unites':{'U31':{'parties':{'ecrit':1}}}", "CLE-INCONNUE", "$.unites.U31.parties.ecrit", "ecrit", "aucun" },
        { "bts", "'unites':{'U5':{'conservee':{'note':12,'obtenue_le':'2022-07-01','ou':'ici'}}}", "CLE-INCONNUE", "$.unites.U5.conservee.ou", "ou", "obtenue_le" },
        { "bts", "'unites':{'U32':{'note':12,'penalites':{'retards':1}}}", "CLE-INCONNUE", "$.unites.U32.penalites.retards", "retards", "contraintes_non_respectees" },
        { "bts", "'unites':{'U1':{'note':12,'penalites':{'contraintes_non_respectees':1}}}", "CLE-INCONNUE", "$.unites.U1.penalites", "penalites", "note" },
        { "bts", "'controle':{'U9':{'note':1}}", "CLE-INCONNUE", "$.controle.U9", "U9", "U1" },
        { "bts", "'controle':{'U1':{'note':1,'date':'x'}}", "CLE-INCONNUE", "$.controle.U1.date", "date", "note" },
        { "bts", "'livret':{'vise':true}", "CLE-INCONNUE", "$.livret.vise", "vise", "vise_1er_groupe" },
        { "titre", "'blocs':{'B9':{'note':1}}", "CLE-INCONNUE", "$.blocs.B9", "B9", "B1, B2" },
        { "titre", "'blocs':{'B1':{'criteres':{'B1Cr9':1}}}", "CLE-INCONNUE", "$.blocs.B1.criteres.B1Cr9", "B1Cr9", "B1Cr1" },
        { "titre", "'blocs':{'B1':{'note':1,'etat':'absent'}}", "CLE-INCONNUE", "$.blocs.B1.etat", "etat", "acquis_le" },
        { "titre", "'blocs':{'B3':{'parties':{'tpe':{'note':1}}}}", "CLE-INCONNUE", "$.blocs.B3.parties.tpe", "tpe", "particulier" },
        { "titre", "'blocs':{'B3':{'parties':{'pme':{'acquis_le':'2020-01-01','note':1}}}}", "CLE-INCONNUE", "$.blocs.B3.parties.pme.acquis_le", "acquis_le", "criteres" },
        { "titre", "'memoire':{'pages':3}", "CLE-INCONNUE", "$.memoire.pages", "pages", "pages_hors_annexes" },
        { "cqp", "'competences':{'C99':{'of':'acquis'}}", "CLE-INCONNUE", "$.competences.C99", "C99", "C8.1" },
        { "cqp", "'competences':{'C8':{'jury':'acquis'}}", "CLE-INCONNUE", "$.competences.C8.jury", "jury", "tuteur" },
        { "cqp", "'decisions_jury':{'C99':{'acquis':true}}", "CLE-INCONNUE", "$.decisions_jury.C99", "C99", "C8" },
        { "cqp", "'decisions_jury':{'C8':{'acquis':true,'date':'x'}}", "CLE-INCONNUE", "$.decisions_jury.C8.date", "date", "motif" },

        // Keys given twice.
        { "bts", "'unites':{},'unites':{}", "CLE-EN-DOUBLE", "$.unites", "unites", "Gardez-en un" },
        { "bts", "'id':'d'", "CLE-EN-DOUBLE", "$.id", "id", "Gardez-en un" },
        { "bts", "'voie':'distance'", "CLE-EN-DOUBLE", "$.voie", "voie", "Gardez-en un" },
        { "bts", "'session':'2022'", "CLE-EN-DOUBLE", "$.session", "session", "Gardez-en un" },
        { "bts", "'unites':{'U1':{'note':1},'U1':{'note':2}}", "CLE-EN-DOUBLE", "$.unites.U1", "U1", "Gardez-en un" },
        { "bts", "'unites':{'U1':{'note':1},'\\u00551':{'note':2}}", "CLE-EN-DOUBLE", "$.unites.U1", "U1", "Gardez-en un" },
        { "bts", "'unites':{'U1':{'etat':'attendue'},'U1':{'note':2}}", "CLE-EN-DOUBLE", "$.unites.U1", "U1", "Gardez-en un" },
        { "bts", "'unites':{'U1':{'parties':{'synthese':1,'synthese':2}}}", "CLE-EN-DOUBLE", "$.unites.U1.parties.synthese", "synthese", "une seule note" },
        { "bts", "'unites':{'U5':{'conservee':{'note':12,'note':13,'obtenue_le':'2022-07-01'}}}", "CLE-EN-DOUBLE", "$.unites.U5.conservee.note", "note", "Gardez-en un" },
        { "bts", "'unites':{'U5':{'conservee':{'note':12,'obtenue_le':'2022-07-01','obtenue_le':'2023-07-01'}}}", "CLE-EN-DOUBLE", "$.unites.U5.conservee.obtenue_le", "obtenue_le", "Gardez-en un" },
        { "bts", "'unites':{'U32':{'note':12,'penalites':{'contraintes_non_respectees':1,'contraintes_non_respectees':0}}}", "CLE-EN-DOUBLE", "$.unites.U32.penalites.contraintes_non_respectees", "contraintes_non_respectees", "Gardez-en un" },
        { "bts", "'unites':{'U32':{'note':12,'penalites':{'contraintes_non_respectees':1},'penalites':{'contraintes_non_respectees':0}}}", "CLE-EN-DOUBLE", "$.unites.U32.penalites", "penalites", "Gardez-en un" },
        { "bts", "'controle':{'U1':{'note':1},'U1':{'note':2}}", "CLE-EN-DOUBLE", "$.controle.U1", "U1", "Gardez-en un" },
        { "bts", "'livret':{'vise_1er_groupe':true,'vise_1er_groupe':false}", "CLE-EN-DOUBLE", "$.livret.vise_1er_groupe", "livret.vise_1er_groupe", "Gardez-en un" },
        { "titre", "'blocs':{'B1':{'criteres':{'B1Cr1':1,'1':2}}}", "CLE-EN-DOUBLE", "$.blocs.B1.criteres.1", "B1Cr1", "une seule note" },
        { "titre", "'blocs':{'B3':{'parties':{'pme':{'note':13},'pme':{'note':12}}}}", "CLE-EN-DOUBLE", "$.blocs.B3.parties.pme", "pme", "Gardez-en un" },
        { "titre", "'blocs':{'B3':{'parties':{'pme':{'note':13},'pme':{'criteres':{'1':2}}}}}", "CLE-EN-DOUBLE", "$.blocs.B3.parties.pme", "pme", "Gardez-en un" },
        { "cqp", "'competences':{'C8':{'of':'acquis'},'C8':{'tuteur':'acquis'}}", "CLE-EN-DOUBLE", "$.competences.C8", "C8", "Gardez-en un" },
        { "cqp", "'competences':{'C8':{'of':'acquis','of':'non-acquis'}}", "CLE-EN-DOUBLE", "$.competences.C8.of", "C8", "Gardez-en un" },
        { "cqp", "'decisions_jury':{'C8':{'acquis':true},'C8':{'acquis':false}}", "CLE-EN-DOUBLE", "$.decisions_jury.C8", "C8", "Gardez-en un" },
        { "cqp", "'decisions_jury':{'C8':{'acquis':true,'acquis':false}}", "CLE-EN-DOUBLE", "$.decisions_jury.C8.acquis", "acquis", "Gardez-en un" },
        { "cqp", "'decisions_jury':{'C8':{'acquis':true,'motif':'a','motif':'b'}}", "CLE-EN-DOUBLE", "$.decisions_jury.C8.motif", "motif", "Gardez-en un" },

        // Marks.
        { "bts", "'unites':{'U32':{'note':21}}", "NOTE-HORS-BAREME", "$.unites.U32.note", "21", "barème de 20" },
        { "bts", "'unites':{'U32':{'note':20.000000000000001}}", "NOTE-HORS-BAREME", "$.unites.U32.note", "20.000000000000001", "20,000000000000001 dépasse" },
        { "bts", "'unites':{'U1':{'parties':{'synthese':41}}}", "NOTE-HORS-BAREME", "$.unites.U1.parties.synthese", "41", "barème de 40" },
        { "bts", "'controle':{'U1':{'note':'20,5'}}", "NOTE-HORS-BAREME", "$.controle.U1.note", "20.5", "barème de 20" },
        { "titre", "'blocs':{'B1':{'criteres':{'1':4.5}}}", "NOTE-HORS-BAREME", "$.blocs.B1.criteres.1", "4.5", "barème de 4" },
        { "titre", "'blocs':{'B3':{'note':12}}", "NOTE-SANS-BAREME", "$.blocs.B3.note", "12", "Donnez « parties »" },
        { "bts", "'unites':{'U1':{'note':-1}}", "NOTE-ILLISIBLE", "$.unites.U1.note", "-1", "zéro ou plus" },
        { "bts", "'unites':{'U1':{'note':null}}", "NOTE-ILLISIBLE", "$.unites.U1.note", "null", "une note" },
        { "bts", "'unites':{'U1':{'note':true}}", "NOTE-ILLISIBLE", "$.unites.U1.note", "true", "une note" },
        { "bts", "'unites':{'U1':{'note':[12]}}", "NOTE-ILLISIBLE", "$.unites.U1.note", "une liste", "une note" },
        { "bts", "'unites':{'U1':{'note':{}}}", "NOTE-ILLISIBLE", "$.unites.U1.note", "un objet", "une note" },
        { "bts", "'unites':{'U1':{'note':'douze'}}", "NOTE-ILLISIBLE", "$.unites.U1.note", "douze", "une note" },
        { "bts", "'unites':{'U1':{'note':'12 '}}", "NOTE-ILLISIBLE", "$.unites.U1.note", "12 ", "une note" },
        { "bts", "'unites':{'U1':{'note':''}}", "NOTE-ILLISIBLE", "$.unites.U1.note", "", "une note" },
        { "bts", "'unites':{'U1':{'note':1e400}}", "NOTE-ILLISIBLE", "$.unites.U1.note", "1e400", "au plus 15 décimales" },
        { "bts", "'unites':{'U1':{'note':9.9999999999999999}}", "NOTE-ILLISIBLE", "$.unites.U1.note", "9.9999999999999999", "au plus 15 décimales" },

        // Exactly one result.
        { "bts", "'unites':{'U1':{}}", "RESULTAT-MANQUANT", "$.unites.U1", "U1", "ou retirez-le" },
        { "bts", "'unites':{'U1':{'note':12,'etat':'absent'}}", "RESULTAT-MULTIPLE", "$.unites.U1", "U1", "Gardez un seul" },
        { "bts", "'unites':{'U1':{'note':12,'note':13}}", "RESULTAT-MULTIPLE", "$.unites.U1", "U1", "Gardez un seul" },
        { "bts", "'unites':{'U1':{'note':12,'parties':{'synthese':1}}}", "RESULTAT-MULTIPLE", "$.unites.U1", "U1", "Gardez un seul" },
        { "titre", "'blocs':{'B1':{}}", "RESULTAT-MANQUANT", "$.blocs.B1", "B1", "ou retirez-le" },
        { "titre", "'blocs':{'B1':{'note':1,'criteres':{}}}", "RESULTAT-MULTIPLE", "$.blocs.B1", "B1", "Gardez un seul" },
        { "titre", "'blocs':{'B3':{'parties':{'pme':{}}}}", "RESULTAT-MANQUANT", "$.blocs.B3.parties.pme", "pme", "note ou criteres" },
        { "cqp", "'competences':{'C8':{'of':'acquis'},'C8.1':{'of':'acquis'}}", "RESULTAT-MULTIPLE", "$.competences.C8.1", "C8.1", "un seul des deux niveaux" },

        // Kept and carried-over marks.
        { "bts", "'unites':{'U5':{'conservee':{'note':9.5,'obtenue_le':'2022-07-01'}}}", "NOTE-NON-CONSERVABLE", "$.unites.U5.conservee.note", "9.5", "au moins égale à 10" },
        { "bts-nu", "'voie':'distance','forme':'progressive','unites':{'U5':{'reportee':{'note':10,'obtenue_le':'2022-07-01'}}}", "NOTE-NON-REPORTABLE", "$.unites.U5.reportee.note", "10", "Déclarez-la « conservee »" },
        { "bts", "'unites':{'U5':{'reportee':{'note':9,'obtenue_le':'2022-07-01'}}}", "ETAT-HORS-FORME", "$.unites.U5.reportee", "globale", "progressive" },
        { "bts", "'unites':{'U5':{'conservee':{'note':12,'obtenue_le':'2019-06-30'}}}", "DATE-PERIMEE", "$.unites.U5.conservee", "2019-06-30", "plus de 5 ans" },
        { "bts", "'unites':{'U5':{'conservee':{'note':12,'obtenue_le':'2024-07-02'}}}", "DATE-FUTURE", "$.unites.U5.conservee", "2024-07-02", "2024-07-01" },
        { "titre", "'blocs':{'B1':{'acquis_le':'2025-01-01'}}", "DATE-FUTURE", "$.blocs.B1.acquis_le", "2025-01-01", "Vérifiez la date" },
        { "bts", "'unites':{'U5':{'conservee':{'note':12,'obtenue_le':'01/07/2022'}}}", "DATE-ILLISIBLE", "$.unites.U5.conservee.obtenue_le", "01/07/2022", "2022-07-01" },
        { "bts", "'unites':{'U5':{'conservee':{'note':12,'obtenue_le':'2023-02-29'}}}", "DATE-ILLISIBLE", "$.unites.U5.conservee.obtenue_le", "2023-02-29", "une date" },
        { "titre", "'blocs':{'B1':{'acquis_le':20200101}}", "DATE-ILLISIBLE", "$.blocs.B1.acquis_le", "20200101", "une date" },
        { "bts", "'unites':{'U5':{'conservee':{'obtenue_le':'2022-07-01'}}}", "CLE-MANQUANTE", "$.unites.U5.conservee", "note", "nécessaire" },
        { "bts", "'unites':{'U5':{'conservee':{'note':12}}}", "CLE-MANQUANTE", "$.unites.U5.conservee", "obtenue_le", "validité" },
        { "bts", "'unites':{'U5':{'conservee':12}}", "TYPE", "$.unites.U5.conservee", "12", "un objet" },

        // Parts, paths and penalties.
        { "bts", "'unites':{'U1':{'parties':{'situation1':12}}}", "PARTIE-D-UNE-AUTRE-VOIE", "$.unites.U1.parties.situation1", "situation1", "Parties admises : synthese, ecriture" },
        { "cqp", "'competences':{'C12':{'of':'acquis'}}", "HORS-PARCOURS", "$.competences.C12", "C12", "option « production »" },
        { "bts", "'unites':{'U32':{'etat':'absent','penalites':{'contraintes_non_respectees':1}}}", "PENALITE-SANS-NOTE", "$.unites.U32", "U32", "retirez « penalites »" },
        { "bts", "'unites':{'U32':{'note':12,'penalites':{'contraintes_non_respectees':-1}}}", "TYPE", "$.unites.U32.penalites.contraintes_non_respectees", "-1", "zéro ou plus" },
        { "bts", "'unites':{'U32':{'note':12,'penalites':{'contraintes_non_respectees':1.5}}}", "TYPE", "$.unites.U32.penalites.contraintes_non_respectees", "1.5", "un nombre entier" },
        { "bts", "'unites':{'U32':{'note':12,'penalites':{'contraintes_non_respectees':'1'}}}", "TYPE", "$.unites.U32.penalites.contraintes_non_respectees", "1", "un nombre entier" },

        // Wrong types.
        { "bts", "'unites':[]", "TYPE", "$.unites", "une liste", "un objet" },
        { "bts", "'unites':null", "TYPE", "$.unites", "null", "un objet" },
        { "bts", "'unites':{'U1':12}", "TYPE", "$.unites.U1", "12", "un objet" },
        { "bts", "'unites':{'U1':null}", "TYPE", "$.unites.U1", "null", "un objet" },
        { "bts", "'unites':{'U1':{'parties':12}}", "TYPE", "$.unites.U1.parties", "12", "un objet" },
        { "bts", "'controle':12", "TYPE", "$.controle", "12", "un objet" },
        { "bts", "'controle':{'U1':12}", "TYPE", "$.controle.U1", "12", "un objet" },
        { "bts", "'controle':{'U1':{}}", "CLE-MANQUANTE", "$.controle.U1", "note", "retirez l'unité" },
        { "bts", "'livret':true", "TYPE", "$.livret", "true", "un objet" },
        { "bts", "'livret':{'vise_1er_groupe':'oui'}", "TYPE", "$.livret.vise_1er_groupe", "oui", "true ou false" },
        { "bts", "'livret':{'vise_1er_groupe':null}", "TYPE", "$.livret.vise_1er_groupe", "null", "true ou false" },
        { "titre", "'memoire':{'pages_hors_annexes':30.5}", "TYPE", "$.memoire.pages_hors_annexes", "30.5", "un nombre entier" },
        { "titre", "'memoire':{'pages_hors_annexes':-3}", "TYPE", "$.memoire.pages_hors_annexes", "-3", "zéro ou plus" },
        { "titre", "'memoire':{'analyse_pourcent':'moitié'}", "TYPE", "$.memoire.analyse_pourcent", "moitié", "un nombre" },
        { "cqp", "'competences':{'C8':'acquis'}", "TYPE", "$.competences.C8", "acquis", "un objet" },
        { "cqp", "'competences':{'C8':{'of':true}}", "TYPE", "$.competences.C8.of", "true", "« acquis » ou « non-acquis »" },
        { "cqp", "'competences':{'C8':{'of':'Acquis'}}", "TYPE", "$.competences.C8.of", "Acquis", "« acquis » ou « non-acquis »" },
        { "cqp", "'decisions_jury':{'C8':true}", "TYPE", "$.decisions_jury.C8", "true", "un objet" },
        { "cqp", "'decisions_jury':{'C8':{'acquis':'oui'}}", "TYPE", "$.decisions_jury.C8.acquis", "oui", "true ou false" },
        { "cqp", "'decisions_jury':{'C8':{'acquis':true,'motif':3}}", "TYPE", "$.decisions_jury.C8.motif", "3", "un texte" },
        { "cqp", "'decisions_jury':{'C8':{'motif':'x'}}", "CLE-MANQUANTE", "$.decisions_jury.C8", "acquis", "true ou false" },
    };

    public static TheoryData<string, string> Illisibles => new()
    {
        { "bonjour", "$" },
        { "12", "$" },
        { "null", "$" },
        { "[]", "$" },
        { "[{}]", "$" },
        { "\"texte\"", "$" },
        { "{", "$" },
        { "}", "$" },
        { "{}}", "$" },
        { "{'id':'c'", "$" },
        { "{'id':'c',}", "$" },
        { "{id:'c'}", "$" },
        { "{'id':'c' 'session':'2024'}", "$" },
        { "{'id':'c'} {'id':'d'}", "$" },
        { "{'id':'c'}//fin", "$" },
        { "{'id':'c\\q'}", "$" },
        { "{'id':'c\t'}", "$" },
    };

    [Theory]
    [MemberData(nameof(Refus))]
    public void A_refusal_says_where_what_the_rule_and_the_remedy(string genre, string membres, string code, string chemin, string valeur, string message)
    {
        var erreur = DeliberationEssai.Erreur(DeliberationEssai.Ligne(genre, membres));
        erreur.Texte("code").ShouldBe(code, erreur.ToJsonString());
        erreur.Texte("chemin").ShouldBe(chemin);
        erreur.Texte("valeur").ShouldBe(valeur);
        erreur.Texte("message").ShouldContain(message);
        erreur.Texte("message").ShouldEndWith(".");
    }

    [Theory]
    [MemberData(nameof(Illisibles))]
    public void What_is_not_one_json_object_is_refused(string ligne, string chemin)
    {
        var erreur = DeliberationEssai.Erreur(DeliberationEssai.Json(ligne));
        erreur.Texte("code").ShouldBe("JSON-INVALIDE");
        erreur.Texte("chemin").ShouldBe(chemin);
    }

    [Theory]
    [InlineData("'unites':{'U1':{'note':012}}", "$.unites.U1.note")]
    [InlineData("'unites':{'U1':{'note':1.}}", "$.unites.U1.note")]
    [InlineData("'unites':{'U1':{'note':+1}}", "$.unites.U1.note")]
    [InlineData("'unites':{'U1':{'note':NaN}}", "$.unites.U1.note")]
    [InlineData("'unites':{'U1':{'note':12,5}}", "$.unites.U1")]
    [InlineData("'unites':{'U1':{'note':12}", "$")]
    public void Broken_json_is_refused_at_its_place_with_the_identifier(string membres, string chemin)
    {
        var resultat = DeliberationEssai.Decide(DeliberationEssai.Ligne("bts", membres));
        resultat.Texte("id").ShouldBe("c");
        var erreur = DeliberationEssai.Erreurs(resultat).ShouldHaveSingleItem();
        erreur.Texte("code").ShouldBe("JSON-INVALIDE");
        erreur.Texte("chemin").ShouldStartWith(chemin);
    }

    [Fact]
    public void Two_objects_on_a_line_are_refused()
        => DeliberationEssai.Erreur($"{DeliberationEssai.Candidat("10")} {DeliberationEssai.Candidat("11")}").Texte("code").ShouldBe("JSON-INVALIDE");

    [Theory]
    [InlineData("[", "]", 100_000)]
    [InlineData("{\"a\":", "}", 100_000)]
    [InlineData("[", "]", 70)]
    public void A_nesting_bomb_is_refused(string ouvrant, string fermant, int profondeur)
    {
        var bombe = string.Concat(Enumerable.Repeat(ouvrant, profondeur)) + "1" + string.Concat(Enumerable.Repeat(fermant, profondeur));
        DeliberationEssai.Erreur(bombe).Texte("code").ShouldBe("JSON-INVALIDE");
        DeliberationEssai.Erreur(DeliberationEssai.Ligne("bts").Replace("}", $",\"x\":{bombe}}}", StringComparison.Ordinal)).Texte("code").ShouldBe("JSON-INVALIDE");
    }

    [Theory]
    [InlineData("'id':'\xFF'")]
    [InlineData("'\xFF':1")]
    [InlineData("'unites':{'U1':{'\xC3\x28':12}}")]
    [InlineData("'unites':{'U1':{'note':'\xE2\x82'}}")]
    [InlineData("'unites':{'U1':{'etat':'\xC0\x80'}}")]
    [InlineData("'id':'\\ud800'")]
    [InlineData("'\\ud800':1")]
    [InlineData("'unites':{'U1':{'note':'\\ud800'}}")]
    [InlineData("'voie':'\\ud800'")]
    public void Text_that_is_not_utf8_is_refused(string membres)
    {
        var resultat = DeliberationEssai.Decide(Encoding.Latin1.GetBytes(DeliberationEssai.Json($"{{{membres},'certification':'bts-assurance','edition':'2017','session':'2024'}}")));
        DeliberationEssai.Erreurs(resultat).ShouldContain(e => e.Texte("code") == "JSON-INVALIDE", resultat.ToJsonString());
    }

    [Fact]
    public void An_unit_that_may_not_be_chosen_at_the_control_is_an_error()
    {
        var erreur = DeliberationEssai.Erreur(DeliberationEssai.Candidat("10", "'U1':{'note':7}", "'controle':{'U31':{'note':12}}"));
        (erreur.Texte("code"), erreur.Texte("chemin"), erreur.Texte("valeur")).ShouldBe(("CONTROLE-NON-PERMIS", "$.controle.U31", "12"));
        erreur.Texte("message").ShouldContain("U1, U2");
    }

    [Theory]
    [InlineData("dispense", "dispensée")]
    [InlineData("valide-vae", "validée par VAE")]
    public void A_dispensed_unit_cannot_be_chosen_at_the_control(string etat, string mot)
    {
        var erreur = DeliberationEssai.Erreur(DeliberationEssai.Candidat("10", $"'U1':{{'note':7}},'U2':{{'etat':'{etat}'}}", "'controle':{'U2':{'note':12}}"));
        (erreur.Texte("code"), erreur.Texte("chemin")).ShouldBe(("CONTROLE-NON-PERMIS", "$.controle.U2"));
        erreur.Texte("message").ShouldContain(mot);
    }

    [Fact]
    public void Too_many_control_epreuves_are_an_error()
    {
        var erreur = DeliberationEssai.Erreur(DeliberationEssai.Candidat("9", reste: "'controle':{'U1':{'note':12},'U2':{'note':12}}", genre: "bts-2021"));
        (erreur.Texte("code"), erreur.Texte("chemin"), erreur.Texte("valeur")).ShouldBe(("CONTROLE-TROP-NOMBREUX", "$.controle", "2"));
        erreur.Texte("message").ShouldContain("1 au plus");
    }

    [Fact]
    public void All_the_errors_of_a_line_are_reported_at_once()
    {
        var erreurs = DeliberationEssai.Erreurs(DeliberationEssai.Decide(DeliberationEssai.Ligne(
            "bts-nu",
            "'forme':'globale','nom':'x','unites':{'U1':{'note':21},'U2':{'etat':'x'},'U5':{'conservee':{'note':12}}},'controle':{'U1':{}}")));
        erreurs.Select(e => $"{e.Texte("code")} {e.Texte("chemin")}").ShouldBe([
            "CLE-INCONNUE $.nom",
            "NOTE-HORS-BAREME $.unites.U1.note",
            "VALEUR-INCONNUE $.unites.U2.etat",
            "CLE-MANQUANTE $.unites.U5.conservee",
            "CLE-MANQUANTE $.controle.U1",
            "CLE-MANQUANTE $",
        ]);
    }

    [Theory]
    [InlineData("'certification':'inconnue','edition':'2017','session':'2024'", "REGLES-INCONNUES", "CLE-MANQUANTE")]
    [InlineData("'id':3,'certification':'inconnue','edition':'2017','session':'2024'", "REGLES-INCONNUES", "CLE-MANQUANTE")]
    [InlineData("'id':3", "CLE-MANQUANTE", null)]
    public void A_refused_line_always_says_why(string membres, string code, string? autre)
    {
        var erreurs = DeliberationEssai.Erreurs(DeliberationEssai.Decide(DeliberationEssai.Ligne("", membres))).Select(e => e.Texte("code")).ToList();
        erreurs.ShouldContain(code);
        if (autre is not null)
            erreurs.ShouldContain(autre);
    }

    [Fact]
    public void A_long_value_is_cut_in_messages()
    {
        var erreur = DeliberationEssai.Erreur(DeliberationEssai.Ligne("bts", $"'unites':{{'U1':{{'note':'{new string('9', 5000)}'}}}}"));
        erreur.Texte("valeur").Length.ShouldBeLessThanOrEqualTo(80);
        erreur.Texte("message").Length.ShouldBeLessThan(300);
        DeliberationEssai.Erreur(DeliberationEssai.Ligne("bts", $"'{new string('k', 5000)}':1")).ToJsonString().Length.ShouldBeLessThan(1000);
    }

    [Fact]
    public async Task One_refused_line_leaves_no_trace_in_the_next()
    {
        var bonne = DeliberationEssai.Ligne("bts", "'unites':{'U2':{'note':12}}");
        var seule = DeliberationEssai.Decide(bonne).ToJsonString();
        foreach (var mauvaise in Refus.Select(r => DeliberationEssai.Ligne((string)r[0], (string)r[1])))
        {
            var (lignes, bilan) = await DeliberationEssai.RunAsync($"{mauvaise}\n{bonne}\n");
            JsonNode.Parse(lignes[1])!.ToJsonString().ShouldBe(seule, mauvaise);
            bilan.Refusees.ShouldBe(1);
        }
    }

    [Fact]
    public void Every_code_of_the_reader_is_reached_by_a_case()
    {
        // The other codes have their own tests; ETAT-INCONNU needs a certification that keeps no earlier result.
        var atteints = Refus.Select(r => (string)r[2])
            .Concat(["JSON-INVALIDE", "CONTROLE-NON-PERMIS", "CONTROLE-TROP-NOMBREUX", "ETAT-INCONNU", "LIGNE-TROP-LONGUE", "DECISION-INDETERMINEE", "FACULTATIVES-TROP-NOMBREUSES"])
            .ToHashSet(StringComparer.Ordinal);
        var sources = Directory.EnumerateFiles(Path.Combine(DeliberationEssai.Referentiels, "../src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => f.Contains("Parchemin.Core/Deliberation/", StringComparison.Ordinal) || f.Contains("Parchemin.Exchange/Deliberation/", StringComparison.Ordinal));
        var ecrits = sources.SelectMany(f => CodeDErreur().Matches(File.ReadAllText(f))).Select(m => m.Groups["code"].Value).ToHashSet(StringComparer.Ordinal);
        ecrits.ShouldContain("NOTE-HORS-BAREME");
        ecrits.Except(atteints).ShouldBeEmpty();
    }

    [GeneratedRegex("\"(?<code>TYPE|[A-Z]{2,}(?:-[A-Z]+)+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeDErreur();
}
