package com.pivotalflow.schema.script;

import java.util.Locale;

/** A way to reach the same end without the harm; printed with a finding. */
public enum Recipe {
    S1("add it as nullable column with a constant default, fill it by S10, then S3"),
    S2("index the column by S5, ADD the foreign key NOT VALID, VALIDATE it in a later script"),
    S3("ADD CHECK ... NOT VALID, VALIDATE in a later script, then SET NOT NULL and drop the helper check"),
    S4("build a unique index CONCURRENTLY, then ADD CONSTRAINT ... USING INDEX"),
    S5("CREATE, DROP or REINDEX ... CONCURRENTLY in a script with '-- transaction: none'"),
    S6("new name beside the old one, written by both versions; drop the old one in the next release"),
    S7("new column of the new type, filled by S10, readers move, drop the old column in the next release"),
    S8("new table or column, filled by S10, compared by counts and sums, then S9 in the next release"),
    S9("release code that no longer uses it first; drop it in the next release, confirmed and copied"),
    S10("CALL migrator.backfill(...) in a script with '-- transaction: none': batches, each committed"),
    S11("remove a default only after a release whose code always writes the column"),
    S12("add the new check NOT VALID and drop the old one, VALIDATE in a later script; enum labels: S7"),
    S13("a CHECK that proves the range, then ATTACH; DETACH or REFRESH ... CONCURRENTLY"),
    S14("CREATE OR REPLACE with at least the old columns or signature; drop the old one in the next release"),
    S15("replace the function and, per column, drop the _clean check and add it NOT VALID; VALIDATE later"),
    S16("create the new policy or grant and drop the old one in one script; narrow after the release");

    private final String steps;

    Recipe(String steps) {
        this.steps = steps;
    }

    /** Where its steps lie as files to copy, one script each, in the sources and in every build. */
    public String folder() {
        return String.format(Locale.ROOT, "db/recipes/S%02d", ordinal() + 1);
    }

    /** What to do, in a sentence. */
    public String steps() {
        return steps;
    }
}
