package com.pivotalflow.schema.guard.expression;

import com.pivotalflow.schema.script.SqlTokens;
import com.pivotalflow.schema.script.Statement;
import com.pivotalflow.schema.script.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a condition as the server prints it: fully parenthesized, every constant with its type. What it does not know
 * becomes unknown, down to the whole text.
 */
public final class ExpressionParser {

    private static final Set<String> TYPE_WORDS =
            Set.of("varying", "precision", "with", "without", "time", "zone", "double", "character", "bit");

    private final List<Token> tokens;
    private final Map<String, String> aliases;
    private int position;

    private ExpressionParser(List<Token> tokens, Map<String, String> aliases) {
        this.tokens = tokens;
        this.aliases = aliases;
    }

    /** Reads a condition. */
    public static Expression parse(String text) {
        return parse(text, Map.of());
    }

    /**
     * The same with other names of columns: {@code VALUE} in the rule of a domain is the column of that type.
     *
     * @param aliases the column by the word that stands for it
     */
    public static Expression parse(String text, Map<String, String> aliases) {
        List<Statement> statements = SqlTokens.of(text).statements();
        if (statements.size() != 1) {
            return new Unreadable(List.of());
        }
        ExpressionParser parser = new ExpressionParser(statements.get(0).tokens(), aliases);
        try {
            Expression expression = parser.disjunction();
            if (parser.position == parser.tokens.size()) {
                return expression;
            }
        } catch (UnreadableException e) {
            // Falls through: the names in it are all there is to know.
        }
        return new Unreadable(parser.names());
    }

    private Expression disjunction() {
        List<Expression> parts = new ArrayList<>(List.of(conjunction()));
        while (takes("or")) {
            parts.add(conjunction());
        }
        return parts.size() == 1 ? parts.get(0) : new Junction(false, parts);
    }

    private Expression conjunction() {
        List<Expression> parts = new ArrayList<>(List.of(negation()));
        while (takes("and")) {
            parts.add(negation());
        }
        return parts.size() == 1 ? parts.get(0) : new Junction(true, parts);
    }

    private Expression negation() {
        return takes("not") ? new Negation(negation()) : tested();
    }

    /** Whatever stands before IS. */
    private Expression tested() {
        Expression part = compared();
        while (takes("is")) {
            boolean not = takes("not");
            if (takes("null")) {
                part = new NullTest(part, !not);
            } else if (takes("distinct")) {
                expect("from");
                Expression distinct = new Comparison(Comparison.DISTINCT, part, compared());
                part = not ? new Negation(distinct) : distinct;
            } else if (at("true") || at("false")) {
                part = new TruthTest(part, next().is("true"), not);
            } else {
                throw new UnreadableException();
            }
        }
        return part;
    }

    private Expression compared() {
        Expression left = sum();
        while (atOperator()) {
            String operator = next().text();
            if (at("any") || at("all")) {
                boolean any = next().is("any");
                left = membership(left, operator, any);
            } else {
                left = operation(operator, left, sum());
            }
        }
        return left;
    }

    private Expression sum() {
        Expression left = product();
        while (atSign("+") || atSign("-") || atSign("||")) {
            left = new Calculation(next().text(), left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = cast();
        while (atSign("*") || atSign("/") || atSign("%")) {
            left = operation(next().text(), left, cast());
        }
        return left;
    }

    private static Expression operation(String operator, Expression left, Expression right) {
        if (Comparison.is(operator)) {
            return new Comparison(operator, left, right);
        }
        if (PatternMatch.is(operator) && right instanceof Constant pattern) {
            return PatternMatch.of(left, operator, pattern.text());
        }
        return Calculation.is(operator) ? new Calculation(operator, left, right) : new Unreadable(List.of(left, right));
    }

    private Expression membership(Expression left, String operator, boolean any) {
        expectSign("(");
        Expression list = disjunction();
        expectSign(")");
        boolean readable = list instanceof Call call && call.function().equals("array") && Comparison.is(operator);
        return readable ? new Membership(left, operator, any, list.parts()) : new Unreadable(List.of(left, list));
    }

    private Expression cast() {
        Expression part = primary();
        while (true) {
            if (takesSign("::")) {
                part = cast(part, type());
            } else if (takes("collate")) {
                name();
            } else if (takesSign("[")) {
                Expression subscript = disjunction();
                expectSign("]");
                part = new Unreadable(List.of(part, subscript));
            } else {
                return part;
            }
        }
    }

    private static Expression cast(Expression part, String type) {
        ValueKind kind = ValueKind.of(type);
        if (part instanceof Constant constant) {
            if (constant.value() == Missing.NULL || constant.value() instanceof BigDecimal) {
                return constant;
            }
            // A type we do not know, an enumeration above all, is compared by its text.
            return new Constant(
                    constant.text(), kind == ValueKind.OTHER ? constant.text() : kind.parse(constant.text()));
        }
        boolean array = part instanceof Call call && call.function().equals("array");
        boolean same = array
                || kind == ValueKind.TEXT
                || kind == ValueKind.NUMBER
                || kind == ValueKind.TIMESTAMP
                || kind == ValueKind.OTHER;
        return same ? part : new Unreadable(List.of(part));
    }

    private Expression primary() {
        if (takesSign("(")) {
            Expression inner = disjunction();
            expectSign(")");
            return inner;
        }
        if (takesSign("-")) {
            return new Calculation("-", new Constant("0", BigDecimal.ZERO), cast());
        }
        Token token = next();
        if (token.isString()) {
            return new Constant(token.value(), token.value());
        }
        if (token.kind() == Token.Kind.NUMBER) {
            return new Constant(token.text(), ValueKind.NUMBER.parse(token.text()));
        }
        if (!token.isName()) {
            throw new UnreadableException();
        }
        if (token.is("case")) {
            return choice();
        }
        if (token.is("true") || token.is("false")) {
            return new Constant(token.value(), token.is("true"));
        }
        if (token.is("null")) {
            return new Constant("", Missing.NULL);
        }
        if (token.is("array") && takesSign("[")) {
            return new Call("array", arguments("]"));
        }
        String name = token.value();
        while (takesSign(".")) {
            name = name();
        }
        if (takesSign("(")) {
            return new Call(name, arguments(")"));
        }
        return new ColumnValue(aliases.getOrDefault(name, name));
    }

    private List<Expression> arguments(String end) {
        List<Expression> arguments = new ArrayList<>();
        while (!takesSign(end)) {
            if (!arguments.isEmpty()) {
                expectSign(",");
            }
            arguments.add(disjunction());
        }
        return arguments;
    }

    private Expression choice() {
        if (!at("when")) {
            throw new UnreadableException();
        }
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        while (takes("when")) {
            conditions.add(disjunction());
            expect("then");
            results.add(disjunction());
        }
        Expression otherwise = takes("else") ? disjunction() : new Constant("", Missing.NULL);
        expect("end");
        return new Choice(conditions, results, otherwise);
    }

    private String type() {
        StringBuilder type = new StringBuilder(name());
        while (takesSign(".")) {
            type.setLength(0);
            type.append(name());
        }
        typeWords(type);
        if (takesSign("(")) {
            while (!takesSign(")")) {
                next();
            }
            typeWords(type);
        }
        while (takesSign("[")) {
            expectSign("]");
            type.append("[]");
        }
        return type.toString();
    }

    private void typeWords(StringBuilder type) {
        while (position < tokens.size()
                && TYPE_WORDS.contains(tokens.get(position).value())) {
            type.append(' ').append(next().value());
        }
    }

    private List<Expression> names() {
        Set<String> names = tokens.stream()
                .filter(Token::isName)
                .map(token -> aliases.getOrDefault(token.value(), token.value()))
                .collect(Collectors.toSet());
        return names.stream()
                .sorted()
                .map(name -> (Expression) new ColumnValue(name))
                .toList();
    }

    private boolean atOperator() {
        return position < tokens.size()
                && tokens.get(position).kind() == Token.Kind.SIGN
                && !List.of("(", ")", ",", "[", "]", "::", ".", ":")
                        .contains(tokens.get(position).text());
    }

    private boolean at(String word) {
        return position < tokens.size() && tokens.get(position).is(word);
    }

    private boolean atSign(String sign) {
        return position < tokens.size() && tokens.get(position).isSign(sign);
    }

    private boolean takes(String word) {
        boolean there = at(word);
        position += there ? 1 : 0;
        return there;
    }

    private boolean takesSign(String sign) {
        boolean there = atSign(sign);
        position += there ? 1 : 0;
        return there;
    }

    private void expect(String word) {
        if (!takes(word)) {
            throw new UnreadableException();
        }
    }

    private void expectSign(String sign) {
        if (!takesSign(sign)) {
            throw new UnreadableException();
        }
    }

    private String name() {
        Token token = next();
        if (!token.isName()) {
            throw new UnreadableException();
        }
        return token.value();
    }

    private Token next() {
        if (position >= tokens.size()) {
            throw new UnreadableException();
        }
        return tokens.get(position++);
    }

    private static final class UnreadableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableException() {
            super(null, null, false, false);
        }
    }
}
