/**
 * The words of the Anneal language.
 *
 * Newlines are tokens here. Which of them end a statement is decided by a filter between lexer and parser
 * (`dev.anneal.syntax.StatementEnds`), so that the grammar stays free of embedded code and other tools can read it.
 */
lexer grammar AnnealLexer;

channels { COMMENTS, DOCUMENTATION }

// Reserved everywhere, except after `.` and before `:`.
LET: 'let';
IF: 'if';
THEN: 'then';
ELSE: 'else';
AND: 'and';
OR: 'or';
NOT: 'not';
IN: 'in';
FOR: 'for';
TRUE: 'true';
FALSE: 'false';
MISSING: 'missing';
FROM: 'from';

// Words with a meaning at the start of a declaration or clause only; elsewhere they are names (parser rule `name`).
LANGUAGE: 'language';
IMPORT: 'import';
AS: 'as';
EXTERN: 'extern';
PARAM: 'param';
FN: 'fn';
TARGET: 'target';
FAMILY: 'family';
SCHEDULE: 'schedule';
RUN: 'run';
SWEEP: 'sweep';
TABLE: 'table';
PLOT: 'plot';
REPORT: 'report';
TEXT: 'text';
EXPECT: 'expect';
PRINT: 'print';
SAVE: 'save';
FIT: 'fit';
TO: 'to';
UNDER: 'under';
ALONG: 'along';
BY: 'by';
UNTIL: 'until';
START: 'start';
RECORD: 'record';
EVERY: 'every';
SEED: 'seed';
OVER: 'over';
REPEAT: 'repeat';
AT: 'at';
MOST: 'most';
MEASURE: 'measure';
ON: 'on';
FAILURE: 'failure';
SKIP_FIT: 'skip';
STOP: 'stop';
RETRY: 'retry';
WITHIN: 'within';
SE: 'se';
OF: 'of';
WHERE: 'where';
GROUP: 'group';
SELECT: 'select';

NUMBER: DIGITS ('.' DIGITS)? ([eE] [+-]? DIGITS)?;
fragment DIGITS: [0-9] ([0-9_]* [0-9])?;

STRING: '"' (~["\\\r\n] | '\\' ~[\r\n])* '"';
UNTERMINATED_STRING: '"' (~["\\\r\n] | '\\' ~[\r\n])* '\\'?;

/** A text between quotes of another kind. */
MISQUOTED_STRING: '\'' ~['\r\n]* '\'' | '\u2018' ~[\u2019\r\n]* '\u2019' | '\u201C' ~[\u201D\r\n]* '\u201D';

IDENTIFIER: [\p{Alpha}_] [\p{Alpha}\p{Digit}_]*;

ARROW: '->';
RANGE: '..';
LESS_EQUAL: '<=';
GREATER_EQUAL: '>=';
EQUAL: '==';
NOT_EQUAL: '!=';
LESS: '<';
GREATER: '>';
ASSIGN: '=';
PLUS: '+';
MINUS: '-';
STAR: '*';
SLASH: '/';
PERCENT: '%';
CARET: '^';
AMPERSAND: '&';
DOT: '.';
COMMA: ',';
COLON: ':';
SEMICOLON: ';';
LEFT_PAREN: '(';
RIGHT_PAREN: ')';
LEFT_BRACKET: '[';
RIGHT_BRACKET: ']';
LEFT_BRACE: '{';
RIGHT_BRACE: '}';

DOCUMENTATION_LINE: '///' ~[\r\n]* -> channel(DOCUMENTATION);
LINE_COMMENT: '//' ~[\r\n]* -> channel(COMMENTS);
BLOCK_COMMENT: '/*' .*? '*/' -> channel(COMMENTS);
/** What an unclosed comment swallows; a closed one is longer by its last slash. */
UNTERMINATED_COMMENT: '/*' (~'*' | '*'+ ~[*/])* '*'*;

NEWLINE: '\r'? '\n' | '\r';
SPACE: [ \t\u00A0\uFEFF]+ -> channel(HIDDEN);

/** Anything else, one character at a time, so that the parser can say what is wrong with it. */
UNKNOWN: .;
