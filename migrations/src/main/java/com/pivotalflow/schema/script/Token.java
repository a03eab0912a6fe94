package com.pivotalflow.schema.script;

/**
 * One token of SQL. Comments and blanks are none.
 *
 * @param kind what it is
 * @param start where it begins in the text
 * @param end where it ends, exclusive
 * @param text as it stands there
 * @param value what it means: an unquoted word in lower case, an identifier or a string without quotes and escapes
 */
public record Token(Kind kind, int start, int end, String text, String value) {

    /** What tokens there are. */
    public enum Kind {
        /** Keyword or unquoted identifier; placeholders of Flyway are part of it. */
        WORD,
        /** Quoted identifier. */
        IDENTIFIER,
        /** String constant in single quotes, whatever its prefix. */
        STRING,
        /** String constant between dollar signs. */
        DOLLAR,
        NUMBER,
        /** {@code $1}. */
        PARAMETER,
        /** A run of operator characters, or a single other sign. */
        SIGN,
        /** The lines after COPY … FROM STDIN, with their end mark. */
        COPY_DATA,
        /** Quote, dollar quote or comment that never ends; it reaches to the end of the text. */
        UNTERMINATED
    }

    /** Whether it is this keyword, written in any case but unquoted. */
    public boolean is(String keyword) {
        return kind == Kind.WORD && value.equals(keyword);
    }

    /** Whether it is this sign. */
    public boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** Whether it can be (part of) the name of an object. */
    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.IDENTIFIER;
    }

    /** Whether it is a string constant. */
    public boolean isString() {
        return kind == Kind.STRING || kind == Kind.DOLLAR;
    }
}
