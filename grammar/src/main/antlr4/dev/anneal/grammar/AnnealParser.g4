/**
 * The sentences of the Anneal language; the language reference explains them.
 *
 * Every statement is terminated: the newline filter supplies a NEWLINE before `}` and before the end of the file, and
 * drops the newlines that end nothing. The grammar has no ambiguity (tested with exact ambiguity detection).
 */
parser grammar AnnealParser;

options { tokenVocab = AnnealLexer; }

script: end? statement* EOF;

/** One entry at the prompt: there, and only there, an expression may stand alone. */
entry: (declaration | expression) end EOF;

end: (NEWLINE | SEMICOLON)+;
statement: (declaration | unknownDeclaration) end;

declaration
    : LANGUAGE NUMBER                                                              # languageDeclaration
    | IMPORT importSource (AS name | importedNames)?                               # importDeclaration
    | EXTERN name name (DOT label)? parameters? (COLON type)?                      # externDeclaration
    | PARAM name (COLON type)? ASSIGN expression (IN expression)?                  # paramDeclaration
    | LET name (COLON type)? ASSIGN expression                                     # letDeclaration
    | FN name parameters (COLON type)? ASSIGN expression                           # fnDeclaration
    | (TARGET | FAMILY | SCHEDULE) name parameters? ASSIGN expression              # namedDeclaration
    | (RUN | SWEEP) name LEFT_BRACE end? (clause end)* RIGHT_BRACE                 # studyDeclaration
    | TABLE name ASSIGN (query | expression)                                       # tableDeclaration
    | PLOT (name ASSIGN)? expression                                               # plotDeclaration
    | REPORT STRING LEFT_BRACE end? (reportItem end)* RIGHT_BRACE                  # reportDeclaration
    | EXPECT assertion                                                             # expectDeclaration
    | PRINT expression                                                             # printDeclaration
    | SAVE expression TO expression                                                # saveDeclaration
    ;

/** A misspelt declaration word, `x = 3` without `let`, a clause outside of a run: anything no declaration begins with. */
unknownDeclaration
    : ~( NEWLINE | SEMICOLON | LEFT_BRACE | RIGHT_BRACE | LANGUAGE | IMPORT | EXTERN | PARAM | LET | FN | TARGET | FAMILY
       | SCHEDULE | RUN | SWEEP | TABLE | PLOT | REPORT | EXPECT | PRINT | SAVE
       )
      skipped*
    ;

importSource
    : STRING                                                                       # importFile
    | name (DOT name)*                                                             # importModule
    ;

importedNames: LEFT_PAREN importedName (COMMA importedName)* COMMA? RIGHT_PAREN;
importedName: name (AS name)?;

assertion
    : expression                                                                   # exactAssertion
    | expression WITHIN expression SE? OF expression                               # toleranceAssertion
    ;

reportItem: TEXT STRING | declaration;

/** The rest of a statement that is not understood, with balanced braces: the script around it is still checked. */
skipped: ~(NEWLINE | SEMICOLON | LEFT_BRACE | RIGHT_BRACE) | LEFT_BRACE (skipped | NEWLINE | SEMICOLON)* RIGHT_BRACE;

parameters: LEFT_PAREN (parameter (COMMA parameter)* COMMA?)? RIGHT_PAREN;
parameter: label (COLON type)? (ASSIGN expression)? (IN expression)?;
type: name (LEFT_BRACKET expression (COMMA expression)* RIGHT_BRACKET)?;

clause
    : FIT expression TO expression                                                 # fitClause
    | UNDER expression                                                             # underClause
    | ALONG expression                                                             # alongClause
    | BY expression                                                                # byClause
    | UNTIL expression                                                             # untilClause
    | START FROM expression                                                        # startClause
    | RECORD name (COMMA name)* (EVERY expression)?                                # recordClause
    | SEED expression                                                              # seedClause
    | OVER name (COMMA name)* IN expression                                        # overClause
    | REPEAT UNTIL expression COMMA AT MOST expression                             # repeatUntilClause
    | REPEAT expression (COMMA label COLON expression)*                            # repeatClause
    | MEASURE column (COMMA column)*                                               # measureClause
    | ON FAILURE (SKIP_FIT | STOP | RETRY expression)                              # failureClause
    | ~( NEWLINE | SEMICOLON | LEFT_BRACE | RIGHT_BRACE | FIT | UNDER | ALONG | BY | UNTIL | START | RECORD | SEED | OVER
       | REPEAT | MEASURE | ON
       )
      skipped*                                                                     # unknownClause
    ;

column: (name ASSIGN)? expression;

query
    : FROM expression (WHERE expression)? (GROUP BY name (COMMA name)*)? (SELECT column (COMMA column)*)?
    ;

// From tight to loose.
expression
    : expression DOT label                                                         # member
    | expression LEFT_PAREN (argument (COMMA argument)* COMMA?)? RIGHT_PAREN       # call
    | expression LEFT_BRACKET subscript (COMMA subscript)* RIGHT_BRACKET           # index
    | <assoc = right> expression CARET expression                                  # power
    | (PLUS | MINUS) expression                                                    # sign
    | expression AMPERSAND expression                                              # independent
    | expression (STAR | SLASH | PERCENT) expression                               # multiply
    | expression (PLUS | MINUS) expression                                         # add
    | expression RANGE expression                                                  # range
    | expression (LESS | LESS_EQUAL | GREATER | GREATER_EQUAL | EQUAL | NOT_EQUAL) expression  # compare
    | NOT expression                                                               # negation
    | expression AND expression                                                    # conjunction
    | expression OR expression                                                     # disjunction
    | IF expression THEN expression ELSE expression                                # conditional
    | name ARROW expression                                                        # lambda
    | LEFT_PAREN name (COMMA name)* RIGHT_PAREN ARROW expression                   # lambdaOfSeveral
    | LEFT_PAREN expression RIGHT_PAREN                                            # parenthesised
    | LEFT_BRACKET expression FOR name IN expression (IF expression)? RIGHT_BRACKET  # comprehension
    | LEFT_BRACKET (expression (COMMA expression)* COMMA?)? RIGHT_BRACKET          # list
    | LEFT_BRACE (field (COMMA field)* COMMA? NEWLINE?)? RIGHT_BRACE               # record
    | LEFT_BRACE (binding end)* expression end RIGHT_BRACE                         # block
    | NUMBER                                                                       # number
    | STRING                                                                       # string
    | (TRUE | FALSE)                                                               # boolean
    | MISSING                                                                      # missing
    | name                                                                         # nameReference
    ;

argument: (label (COLON | ASSIGN))? expression;
subscript: expression;
field: label (COLON | ASSIGN) expression;
binding: LET name (COLON type)? ASSIGN expression;

/** Reserved words may name a member, an argument or a field: nothing else can stand there. */
label: name | LET | IF | THEN | ELSE | AND | OR | NOT | IN | FOR | TRUE | FALSE | MISSING | FROM;

name
    : IDENTIFIER
    | LANGUAGE | IMPORT | AS | EXTERN | PARAM | FN | TARGET | FAMILY | SCHEDULE | RUN | SWEEP | TABLE | PLOT | REPORT
    | TEXT | EXPECT | PRINT | SAVE | FIT | TO | UNDER | ALONG | BY | UNTIL | START | RECORD | EVERY | SEED | OVER
    | REPEAT | AT | MOST | MEASURE | ON | FAILURE | SKIP_FIT | STOP | RETRY | WITHIN | SE | OF | WHERE | GROUP | SELECT
    ;
