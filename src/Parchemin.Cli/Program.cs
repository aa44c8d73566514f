using Parchemin.Cli;

return await LigneDeCommande.RunAsync(args, Console.Out, Console.Error);
