package com.pivotalflow.schema.script;

import java.util.List;

/**
 * One statement of a script. The texts of all statements, put together, are the text of the script: what stands before
 * a statement belongs to it, what stands after the last one belongs to that.
 *
 * @param number from 1
 * @param line where its first token stands, from 1
 * @param text with the comments before it and its semicolon
 * @param tokens without the semicolon; never empty
 */
public record Statement(int number, int line, String text, List<Token> tokens) {

    public Statement {
        tokens = List.copyOf(tokens);
    }

    /** Whether it begins with these keywords. */
    public boolean begins(String... keywords) {
        if (tokens.size() < keywords.length) {
            return false;
        }
        for (int i = 0; i < keywords.length; i++) {
            if (!tokens.get(i).is(keywords[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether the keyword stands anywhere in it, strings and quoted identifiers not counted. */
    public boolean has(String keyword) {
        return tokens.stream().anyMatch(token -> token.is(keyword));
    }
}
