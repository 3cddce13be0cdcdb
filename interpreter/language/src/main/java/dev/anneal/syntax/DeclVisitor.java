package dev.anneal.syntax;

/** One method for each kind of declaration, none with a default. */
public interface DeclVisitor<R> {
    R language(Decl.Language language);

    R importing(Decl.Import importing);

    R extern(Decl.Extern extern);

    R param(Decl.Param param);

    R let(Decl.Let let);

    R function(Decl.Function function);

    R named(Decl.Named named);

    R study(Decl.Study study);

    R table(Decl.Table table);

    R plot(Decl.Plot plot);

    R report(Decl.Report report);

    R expect(Decl.Expect expect);

    R print(Decl.Print print);

    R save(Decl.Save save);
}
