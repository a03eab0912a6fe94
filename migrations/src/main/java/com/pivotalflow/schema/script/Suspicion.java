package com.pivotalflow.schema.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way to begin a statement that may break a rule. The table errs towards suspicion: what a statement really does is
 * seen only when it runs.
 *
 * @param rule what may be broken
 * @param pattern laid over the beginning of a {@link Phrase}; its group {@code o} is the object, {@code c} the column
 */
record Suspicion(Rule rule, Pattern pattern) {

    private static final String N = "(?<o>[^ ]+)";
    private static final String IF = "(?:if exists )?";
    private static final String TABLE = "alter (?:foreign )?table " + IF + "(?:only )?" + N + " (?:\\* )?";
    private static final String COLUMN = TABLE + "alter (?:column )?(?<c>[^ ]+) ";
    private static final String ADD_COLUMN = TABLE
            + "add (?:column )?(?:if not exists )?(?!(?:constraint|check|foreign key|primary key|unique|exclude) )"
            + "(?<c>[^ ]+) ";
    private static final String ADD_RULE = TABLE + "add (?:constraint [^ ]+ )?";
    private static final String ROUTINE = "(?:function|procedure|routine|aggregate) ";

    private static final Map<String, List<Suspicion>> BY_VERB = table();

    /** The words a suspicious statement can begin with. */
    static boolean isVerb(String word) {
        return BY_VERB.containsKey(word);
    }

    /** What may be broken by a statement that begins with this verb. */
    static List<Suspicion> of(String verb) {
        return BY_VERB.getOrDefault(verb, List.of());
    }

    /** The pattern over a phrase, at its beginning. */
    Matcher over(String phrase) {
        return pattern.matcher(phrase);
    }

    /** The table or other object that a match names; empty if it names none. */
    String object(Matcher match) {
        return group(match, "o");
    }

    /** The column of the object that a match names; empty if it names none. */
    String column(Matcher match) {
        return group(match, "c");
    }

    private String group(Matcher match, String name) {
        String found = pattern.pattern().contains("(?<" + name + ">") ? match.group(name) : null;
        return found == null ? "" : Phrase.object(found);
    }

    private static Map<String, List<Suspicion>> table() {
        Map<String, List<Suspicion>> table = new HashMap<>();
        drops(table);
        rows(table);
        columns(table);
        rules(table);
        relations(table);
        others(table);
        locks(table);
        rights(table);
        outside(table);
        return Map.copyOf(table);
    }

    private static void drops(Map<String, List<Suspicion>> t) {
        add(t, Rule.D01, "drop table " + IF + N);
        add(t, Rule.D01, "drop owned");
        add(t, Rule.D03, "drop (?:foreign table|materialized view|view|sequence) " + IF + N);
        add(t, Rule.D04, "drop (?:schema|extension|type|domain) " + IF + N);
        add(t, Rule.D06, "drop " + ROUTINE + IF + N);
        add(t, Rule.L03, "drop index (?!concurrently )" + IF + N);
        add(t, Rule.G04, "drop (?:trigger|rule) " + IF + "[^ ]+ on " + N);
        add(t, Rule.G04, "drop event trigger " + IF + N);
        add(t, Rule.G05, "drop policy " + IF + "[^ ]+ on " + N);
    }

    private static void rows(Map<String, List<Suspicion>> t) {
        add(t, Rule.D07, "truncate (?:table )?(?:only )?" + N);
        add(t, Rule.D07, "delete from (?:only )?" + N);
        add(t, Rule.D07, "delete(?! from )");
        add(t, Rule.C02, "update (?!set )(?:only )?" + N);
        add(t, Rule.C02, "update set ");
        add(t, Rule.C01, "insert into " + N);
        add(t, Rule.C01, "insert (?!into )");
        add(t, Rule.C02, "merge into (?:only )?" + N);
        add(t, Rule.C01, "copy " + N + " (?:\\( .*?\\) )?from ");
    }

    private static void columns(Map<String, List<Suspicion>> t) {
        add(t, Rule.D02, TABLE + "drop (?!constraint )(?:column )?" + IF + "(?<c>[^ ]+)");
        add(t, Rule.B01, TABLE + "rename (?!to |constraint )(?:column )?(?<c>[^ ]+)");
        add(t, Rule.B03, COLUMN + "drop default");
        add(t, Rule.G02, COLUMN + "drop (?:not null|identity|expression)");
        add(t, Rule.D08, COLUMN + "(?:set data )?type ");
        add(t, Rule.R02, COLUMN + "(?:set data )?type ");
        add(t, Rule.R01, COLUMN + "set expression");
        add(t, Rule.L04, COLUMN + "set not null");
        add(t, Rule.R01, ADD_COLUMN + ".*\\bgenerated (?:always|by default) as ");
        add(t, Rule.R01, ADD_COLUMN + "(?:small|big)?serial[248]?\\b");
        add(t, Rule.R01, ADD_COLUMN + ".*\\bdefault .*?(?<![a-z0-9_.])(?!now )[a-z_0-9.]+ \\( ");
        add(t, Rule.L04, ADD_COLUMN + ".*\\b(?:references|unique|primary key|check) ?");
        add(t, Rule.L07, ADD_COLUMN + "(?!.*\\b(?:default|generated|(?:small|big)?serial)\\b).*\\bnot null");
    }

    private static void rules(Map<String, List<Suspicion>> t) {
        add(t, Rule.G01, TABLE + "drop constraint");
        add(t, Rule.G01, TABLE + "alter constraint");
        add(t, Rule.L04, ADD_RULE + "(?:check|foreign key) (?!.* not valid)");
        add(t, Rule.L04, ADD_RULE + "(?:primary key|unique|exclude) (?!.*using index [^ ]+(?: |$))(?!using index )");
        add(t, Rule.G04, TABLE + "(?:disable|enable replica) (?:trigger|rule) ");
        add(t, Rule.G05, TABLE + "(?:enable|disable|force|no force) row level security");
        add(t, Rule.G05, "alter policy [^ ]+ on " + N);
        add(t, Rule.G04, "alter event trigger " + N + " (?:disable|enable replica)");
        add(t, Rule.G01, "alter domain " + N + " drop constraint");
        add(t, Rule.G02, "alter domain " + N + " drop not null");
        add(t, Rule.B03, "alter domain " + N + " drop default");
        add(t, Rule.L04, "alter domain " + N + " (?:set not null|add (?!.* not valid))");
    }

    private static void relations(Map<String, List<Suspicion>> t) {
        add(t, Rule.B02, TABLE + "(?:rename to|set schema) ");
        add(t, Rule.D09, TABLE + "(?:set unlogged|detach partition|no inherit)");
        add(t, Rule.R03, TABLE + "set (?:logged|tablespace|access method)");
        add(t, Rule.L06, TABLE + "attach partition ");
        String relation = "alter (?:materialized view|view|sequence|type|domain) " + IF + N + " ";
        add(t, Rule.B02, relation + "(?:rename to|set schema) ");
        add(t, Rule.B02, "alter schema " + N + " rename to ");
        add(t, Rule.B01, relation + "rename (?!to |constraint |value )(?:column |attribute )?(?<c>[^ ]+)");
        add(t, Rule.D05, "alter type " + N + " rename value ");
        add(t, Rule.D02, "alter type " + N + " drop attribute " + IF + "(?<c>[^ ]+)");
        add(t, Rule.D08, "alter type " + N + " alter attribute (?<c>[^ ]+)");
        add(t, Rule.C04, "alter sequence " + IF + N + " (?!owner |owned |rename |set )");
        add(t, Rule.R03, "alter index " + IF + N + " set tablespace ");
    }

    private static void others(Map<String, List<Suspicion>> t) {
        add(t, Rule.D06, "alter " + ROUTINE + N + " .*\\b(?:rename to|set schema) ");
        add(t, Rule.G07, "alter " + ROUTINE + N + " .*\\b(?:security definer|reset )");
        add(t, Rule.D04, "alter extension " + N + " drop ");
        add(t, Rule.G07, "alter default privileges");
        add(t, Rule.G07, "alter (?:materialized |foreign )?[a-z]+ " + IF + "(?:only )?" + N + " .*?\\bowner to ");
        add(t, Rule.G07, "alter view " + IF + N + " (?:re)?set .*security_invoker");
        add(t, Rule.N02, "(?:create|alter|drop) (?:role|user(?! mapping)|group|database|system|tablespace) ");
        add(t, Rule.G08, "set (?:session |local )?(?:session_replication_role|row_security)\\b");
        add(t, Rule.N02, "set (?:session |local )?(?:standard_conforming_strings|backslash_quote)\\b");
        add(t, Rule.D10, "set (?:session |local )?allow_system_table_mods\\b");
    }

    private static void locks(Map<String, List<Suspicion>> t) {
        add(t, Rule.L02, "create (?:unique )?index (?!concurrently )(?:if not exists )?(?:[^ ]+ )??on (?:only )?" + N);
        add(t, Rule.L03, "reindex (?!.*\\bconcurrently\\b)");
        add(t, Rule.R03, "cluster\\b(?: verbose)?(?: " + N + ")?");
        add(t, Rule.R03, "vacuum .*\\bfull\\b");
        add(t, Rule.L06, "refresh materialized view (?!concurrently )" + N);
        add(t, Rule.L05, "lock (?:table )?(?:only )?" + N);
    }

    private static void rights(Map<String, List<Suspicion>> t) {
        String on = " on (?:table |sequence |schema |type |" + ROUTINE + ")?" + N + " ";
        add(t, Rule.G07, "grant .*?" + on + "(?:.* )?to (?:.* )?public\\b");
        add(t, Rule.G07, "grant (?:.* )?(?:all|truncate|references|trigger)\\b.*?" + on + "(?:.* )?to .*\\$\\{app\\}");
        add(t, Rule.G06, "revoke .*?" + on);
        add(t, Rule.G07, "reassign owned");
    }

    private static void outside(Map<String, List<Suspicion>> t) {
        add(t, Rule.C06, "copy .*\\b(?:from|to) (?:program |')");
        add(
                t,
                Rule.C06,
                "(?:create|alter|drop) (?:server|user mapping|foreign data wrapper|subscription|publication) ");
        add(t, Rule.C06, "create extension (?:if not exists )?\"?(?:dblink|postgres_fdw|file_fdw)");
        add(t, Rule.C06, "import foreign schema ");
        add(t, Rule.C06, "alter large object ");
        add(t, Rule.C06, "notify ");
        add(t, Rule.C06, "load ");
    }

    private static void add(Map<String, List<Suspicion>> table, Rule rule, String pattern) {
        Pattern compiled = Pattern.compile(pattern, Pattern.DOTALL);
        String first = pattern.split("[^a-z(?:|]", 2)[0];
        for (String verb : first.replaceAll("[^a-z]+", " ").trim().split(" ", -1)) {
            table.computeIfAbsent(verb, none -> new ArrayList<>()).add(new Suspicion(rule, compiled));
        }
    }
}
