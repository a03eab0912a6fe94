package com.pivotalflow.schema.script;

import com.pivotalflow.schema.script.Token.Kind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the statements of one script in order and collects what is suspicious, inside of what it runs as well. */
final class Suspicions {

    private static final int LONGEST_EVIDENCE = 100;

    /** Words and signs after which a statement may begin: in a body, a common table expression, a MERGE, a PREPARE. */
    private static final Set<String> BEFORE_STATEMENT = Set.of(
            "begin",
            "then",
            "else",
            "loop",
            "as",
            "materialized",
            "do",
            "analyze",
            "verbose",
            "query",
            "in",
            "atomic",
            "(",
            ")",
            ">>",
            ";");

    private static final Pattern CREATED = Pattern.compile("create (?<temp>(?:(?:global|local) )?temp(?:orary)? )?"
            + "(?:unlogged |unique )?(?:table|materialized view|view|sequence|type|domain|function|procedure|schema)"
            + " (?!if not exists )(?<o>[^ ]+)(?s:.*)");

    private static final Pattern SYSTEM = Pattern.compile("(?:pg_catalog\\.|pg_toast\\.).*|pg_[a-z_]+");

    private static final Pattern REACHES_OUT = Pattern.compile("pg_notify|lo_[a-z]+|dblink[a-z_]*"
            + "|pg_(?:read|ls|stat)_[a-z_]*(?:file|dir)|pg_(?:terminate|cancel)_backend|pg_reload_conf");

    /** Rules about extensions, routines and rights, where a name beginning with pg_ is nothing special. */
    private static final Set<Rule> NAMED_LIKE_SYSTEM = EnumSet.of(Rule.D04, Rule.D06, Rule.G06, Rule.G07);

    private static final Set<Rule> GONE = EnumSet.of(Rule.D01, Rule.D03, Rule.D04, Rule.D06);

    private static final Pattern RUNS_TEXT = Pattern.compile("(?:query|cursor)_to_xml[a-z_]*");

    private final Script script;
    private final Map<String, List<Routines.Body>> routines;
    private final Set<String> own = new HashSet<>();
    private final Set<Finding> findings = new LinkedHashSet<>();
    private boolean pathChanged;

    Suspicions(Script script, Map<String, List<Routines.Body>> routines) {
        this.script = script;
        this.routines = routines;
    }

    /** What was found, each once. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Reads a statement of the script itself. */
    void read(Statement statement) {
        String phrase = Phrase.of(statement.tokens());
        if (!Routines.defines(statement)) {
            Place place = new Place(statement, "", new HashSet<>());
            scan(statement.tokens(), place);
        }
        pathChanged |= phrase.startsWith("set ") && phrase.contains("search_path");
        Matcher created = CREATED.matcher(phrase);
        if (created.matches()) {
            String name = Phrase.object(created.group("o"));
            own.add(created.group("temp") == null ? unqualified(name) : "temp " + name);
        }
    }

    /**
     * Where a statement stands.
     *
     * @param top the statement of the script that runs it
     * @param inside such as {@code in a DO block: }
     * @param entered the routines that were read on the way, so that recursion ends
     */
    private record Place(Statement top, String inside, Set<String> entered) {

        Place within(String what) {
            return new Place(top, what + ": ", entered);
        }
    }

    private void scan(List<Token> tokens, Place place) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() != Kind.WORD || !mayBegin(tokens, i)) {
                continue;
            }
            List<Token> rest = tokens.subList(i, tokens.size());
            if (Suspicion.isVerb(token.value())) {
                judge(token.value(), rest, place);
            } else if (token.is("do") && i == 0) {
                rest.stream()
                        .filter(Token::isString)
                        .filter(body -> !body.value().matches("[a-z]+"))
                        .forEach(body -> enter(body.value(), place.within("in a DO block")));
            } else if (token.is("execute") && !place.inside().isEmpty()) {
                execute(rest, place);
            }
        }
        Routines.calls(tokens).forEach(call -> call(call, tokens, place));
    }

    private static boolean mayBegin(List<Token> tokens, int at) {
        return at == 0 || BEFORE_STATEMENT.contains(tokens.get(at - 1).value());
    }

    private void judge(String verb, List<Token> rest, Place place) {
        for (String phrase : Phrase.each(rest)) {
            for (Suspicion suspicion : Suspicion.of(verb)) {
                Matcher match = suspicion.over(phrase);
                if (match.lookingAt()) {
                    judge(suspicion.rule(), suspicion.object(match), suspicion.column(match), phrase, place);
                }
            }
        }
    }

    private void judge(Rule rule, String object, String column, String phrase, Place place) {
        if (!NAMED_LIKE_SYSTEM.contains(rule) && SYSTEM.matcher(object).matches()) {
            report(Rule.D10, object, phrase, place);
        } else if (!place.inside().isEmpty() || !isOwn(rule, object)) {
            report(rule, column.isEmpty() ? object : object + "." + column, phrase, place);
        }
    }

    private void enter(String body, Place place) {
        for (Statement inner : SqlTokens.of(body).statements()) {
            scan(inner.tokens(), place);
        }
    }

    /** EXECUTE of a text that stands there is read; one that is put together can be anything. */
    private void execute(List<Token> rest, Place place) {
        boolean fixed = rest.size() > 1
                && rest.get(1).isString()
                && (rest.size() == 2 || rest.get(2).is("using") || rest.get(2).is("into"));
        Place inside = place.within(place.inside() + "EXECUTE");
        rest.stream().filter(Token::isString).forEach(text -> enter(text.value(), inside));
        if (!fixed && rest.size() > 1) {
            report(Rule.D11, "", "EXECUTE of a computed string", place);
        }
    }

    private void call(Token call, List<Token> tokens, Place place) {
        String name = call.value();
        boolean settings = name.equals("set_config")
                && tokens.stream()
                        .anyMatch(token -> token.isString()
                                && (token.value().equals("session_replication_role")
                                        || token.value().equals("row_security")));
        if (name.equals("setval")) {
            report(Rule.C04, argument(call, tokens), "setval moves a sequence", place);
        } else if (REACHES_OUT.matcher(name).matches()) {
            report(Rule.C06, "", name + " reaches out of the transaction", place);
        } else if (RUNS_TEXT.matcher(name).matches()) {
            report(Rule.D11, "", name + " runs a text", place);
        } else if (settings) {
            report(Rule.G08, "", "set_config switches a guard", place);
        }
        if (routines.containsKey(name) && place.entered().add(name)) {
            Place inside = place.within("in routine " + name + ", which it calls");
            for (Routines.Body body : routines.getOrDefault(name, List.of())) {
                body.statements().forEach(inner -> scan(inner.tokens(), inside));
            }
        }
    }

    private static String argument(Token call, List<Token> tokens) {
        int at = tokens.indexOf(call) + 2;
        return at < tokens.size() && tokens.get(at).isString() ? tokens.get(at).value() : "";
    }

    private void report(Rule rule, String object, String phrase, Place place) {
        String shown = Phrase.object(phrase);
        String evidence = place.inside()
                + (shown.length() > LONGEST_EVIDENCE ? shown.substring(0, LONGEST_EVIDENCE) + "…" : shown);
        findings.add(Finding.of(rule, script.name().fileName(), evidence)
                .at(place.top().number(), place.top().line())
                .about(object)
                .by(Finding.By.TEXT));
    }

    /** No rule speaks about what the script itself made; what it drops is old again under that name. */
    private boolean isOwn(Rule rule, String object) {
        String temporary = "temp " + object;
        String permanent = unqualified(object);
        // Behind another search path the same name can mean an old object.
        boolean known = own.contains(temporary) || (own.contains(permanent) && !pathChanged);
        if (known && GONE.contains(rule) && !own.remove(temporary)) {
            own.remove(permanent);
        }
        return known;
    }

    private static String unqualified(String name) {
        return name.startsWith("public.") ? name.substring("public.".length()) : name;
    }
}
