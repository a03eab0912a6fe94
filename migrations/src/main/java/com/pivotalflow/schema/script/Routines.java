package com.pivotalflow.schema.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The routines that scripts define, by the last part of their names: every overload counts as the one that is called. */
final class Routines {

    private static final Set<String> NAMING = Set.of("function", "procedure", "routine", "aggregate");

    /** Statements that name routines, often a list of them, and call none. */
    private static final Set<String> CALLING_NOTHING = Set.of("grant", "revoke", "comment", "drop");

    private Routines() {}

    /**
     * What a routine does.
     *
     * @param name the last part of its name
     * @param statements of its body
     */
    record Body(String name, List<Statement> statements) {}

    /** Adds the routines that a script defines at its top level. */
    static void collect(Script script, Map<String, List<Body>> into) {
        for (Statement statement : script.statements()) {
            if (defines(statement)) {
                String name = name(statement.tokens());
                List<Body> bodies = new ArrayList<>(into.getOrDefault(name, List.of()));
                bodies.add(new Body(name, body(statement)));
                into.put(name, bodies);
            }
        }
    }

    /** Whether it defines a routine, whose body must not be read as if it ran. */
    static boolean defines(Statement statement) {
        return statement.begins("create", "function")
                || statement.begins("create", "procedure")
                || statement.begins("create", "or", "replace", "function")
                || statement.begins("create", "or", "replace", "procedure");
    }

    /** The names of what may be called in it: every name before a parenthesis. */
    static List<Token> calls(List<Token> tokens) {
        List<Token> calls = new ArrayList<>();
        if (!tokens.isEmpty() && CALLING_NOTHING.contains(tokens.get(0).value())) {
            return calls;
        }
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isName() && tokens.get(i + 1).isSign("(") && !isNamed(tokens, i)) {
                calls.add(tokens.get(i));
            }
        }
        return calls;
    }

    /** In {@code EXECUTE FUNCTION f()} or {@code DROP FUNCTION f()} it is named, not called. */
    private static boolean isNamed(List<Token> tokens, int at) {
        int first = at;
        while (first >= 2 && tokens.get(first - 1).isSign(".")) {
            first -= 2;
        }
        return first > 0 && NAMING.contains(tokens.get(first - 1).value());
    }

    private static String name(List<Token> tokens) {
        String name = "";
        for (int i = 2; i < tokens.size() && !tokens.get(i).isSign("("); i++) {
            name = tokens.get(i).value();
        }
        return name;
    }

    private static List<Statement> body(Statement statement) {
        List<Token> tokens = statement.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isString() && i > 0 && tokens.get(i - 1).is("as")) {
                return SqlTokens.of(tokens.get(i).value()).statements();
            }
            if (tokens.get(i).is("atomic") || tokens.get(i).is("return")) {
                return split(statement, tokens.subList(i + 1, tokens.size()));
            }
        }
        return List.of();
    }

    /** The body of BEGIN ATOMIC: its tokens are there already, only the semicolons have to be found. */
    private static List<Statement> split(Statement whole, List<Token> tokens) {
        List<Statement> statements = new ArrayList<>();
        List<Token> pending = new ArrayList<>();
        for (Token token : tokens) {
            if (token.isSign(";") && !pending.isEmpty()) {
                statements.add(new Statement(statements.size() + 1, whole.line(), "", pending));
                pending = new ArrayList<>();
            } else {
                pending.add(token);
            }
        }
        if (!pending.isEmpty()) {
            statements.add(new Statement(statements.size() + 1, whole.line(), "", pending));
        }
        return statements;
    }
}
