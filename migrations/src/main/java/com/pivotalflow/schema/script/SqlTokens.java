package com.pivotalflow.schema.script;

import com.pivotalflow.schema.script.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a text and their tokens.
 *
 * <p>Where a semicolon ends a statement is decided as psql decides it: not in parentheses, not in the body of a routine
 * between {@code BEGIN ATOMIC} and {@code END}. Nothing is checked; what the server would refuse comes out somehow.
 */
public final class SqlTokens {

    private final String text;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Token> pending = new ArrayList<>();
    private int begun;
    private int countedTo;
    private int line = 1;
    private int parentheses;
    private int blocks;
    private @Nullable Token unterminated;

    private SqlTokens(String text) {
        this.text = text;
        split(new SqlLexer(text));
    }

    /** Reads a text. */
    public static SqlTokens of(String text) {
        return new SqlTokens(text);
    }

    /** The statements in order; empty ones are left out. */
    public List<Statement> statements() {
        return List.copyOf(statements);
    }

    /** The line where something begins that never ends: a string, a comment, a dollar quote. */
    public Optional<Integer> unterminatedLine() {
        return Optional.ofNullable(unterminated).map(token -> 1 + newLines(0, token.start()));
    }

    /**
     * SHA-256 of the token stream: comments dropped, blanks collapsed, unquoted words in lower case, everything quoted
     * byte by byte. Equal hashes mean the same statements.
     */
    public String hash() {
        StringBuilder stream = new StringBuilder(text.length() + 64);
        for (Statement statement : statements) {
            for (Token token : statement.tokens()) {
                String form = token.kind() == Kind.WORD ? token.value() : token.text();
                // With its kind and length, so that no two streams look alike when they are put together.
                stream.append(token.kind())
                        .append(':')
                        .append(form.length())
                        .append(':')
                        .append(form);
            }
            stream.append(";\n");
        }
        return ScriptText.sha256(stream.toString());
    }

    private void split(SqlLexer lexer) {
        for (Token token = lexer.next(); token != null; token = lexer.next()) {
            if (token.kind() == Kind.UNTERMINATED) {
                unterminated = token;
            }
            if (token.isSign(";") && parentheses <= 0 && blocks <= 0) {
                if (readsData()) {
                    Token data = lexer.copyData();
                    if (data != null) {
                        pending.add(data);
                    }
                }
                end(lexer.position());
            } else {
                add(token);
            }
        }
        if (!pending.isEmpty()) {
            end(text.length());
        } else if (!statements.isEmpty() && begun < text.length()) {
            Statement last = statements.remove(statements.size() - 1);
            statements.add(
                    new Statement(last.number(), last.line(), last.text() + text.substring(begun), last.tokens()));
        }
    }

    private void add(Token token) {
        Token before = pending.isEmpty() ? null : pending.get(pending.size() - 1);
        pending.add(token);
        if (token.isSign("(")) {
            parentheses++;
        } else if (token.isSign(")")) {
            parentheses--;
        } else if (before != null && token.kind() == Kind.WORD) {
            countBlocks(before, token);
        }
    }

    /** Follows BEGIN ATOMIC, and within it CASE, to the END that closes it. */
    private void countBlocks(Token before, Token token) {
        boolean name = before.isSign(".") || before.is("as");
        if (token.is("atomic") && before.is("begin") && createsRoutine()) {
            blocks = 1;
        } else if (blocks > 0 && !name && token.is("case")) {
            blocks++;
        } else if (blocks > 0 && !name && token.is("end")) {
            blocks--;
        }
    }

    private boolean createsRoutine() {
        return pending.get(0).is("create")
                && pending.stream().limit(4).anyMatch(token -> token.is("function") || token.is("procedure"));
    }

    private boolean readsData() {
        if (pending.isEmpty() || !pending.get(0).is("copy")) {
            return false;
        }
        for (int i = 1; i < pending.size(); i++) {
            if (pending.get(i).is("stdin") && pending.get(i - 1).is("from")) {
                return true;
            }
        }
        return false;
    }

    private void end(int position) {
        parentheses = 0;
        blocks = 0;
        if (pending.isEmpty()) {
            // An empty statement: its semicolon goes with what follows.
            return;
        }
        line += newLines(countedTo, pending.get(0).start());
        countedTo = pending.get(0).start();
        statements.add(
                new Statement(statements.size() + 1, line, text.substring(begun, position), resolveEscapes(pending)));
        pending.clear();
        begun = position;
    }

    /** {@code U&"…" UESCAPE '!'}: only behind the literal it is said how to read it. */
    private static List<Token> resolveEscapes(List<Token> tokens) {
        List<Token> resolved = new ArrayList<>(tokens);
        for (int i = 0; i + 2 < resolved.size(); i++) {
            Token token = resolved.get(i);
            Token escape = resolved.get(i + 2);
            if (token.text().length() > 3
                    && token.text().charAt(1) == '&'
                    && resolved.get(i + 1).is("uescape")
                    && escape.kind() == Kind.STRING
                    && escape.value().length() == 1) {
                String raw = token.text().substring(3, token.text().length() - 1);
                String inner = Literals.unquote(raw, token.text().charAt(2));
                String value = Literals.unicode(inner, escape.value().charAt(0));
                resolved.set(i, new Token(token.kind(), token.start(), token.end(), token.text(), value));
            }
        }
        return resolved;
    }

    private int newLines(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n') {
                count++;
            }
        }
        return count;
    }
}
