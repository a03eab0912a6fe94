package com.pivotalflow.rest.transport;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether the platform will be able to read the headers that name media types. It answers what it can't read with a
 * failure of its own, not with a refusal.
 */
final class MediaTypeHeaders {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final Pattern TYPE = Pattern.compile(TOKEN + "/" + TOKEN);
    private static final Pattern PARAMETER = Pattern.compile(TOKEN + "=(?:" + TOKEN + "|\"[^\"]*+\")");
    private static final Pattern WEIGHT = Pattern.compile("q=(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)");

    private MediaTypeHeaders() {}

    /** Whether each is a list of media ranges with weights. */
    static boolean areRanges(List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .allMatch(range -> isType(range, true));
    }

    /** Whether there is no header or exactly one media type in it. */
    static boolean isOneType(List<String> values) {
        return values.isEmpty() || (values.size() == 1 && isType(values.get(0), false));
    }

    private static boolean isType(String text, boolean isWeighted) {
        List<String> parts = Stream.of(text.split(";")).map(String::strip).toList();
        if (parts.isEmpty() || !TYPE.matcher(parts.get(0)).matches()) {
            return false;
        }
        List<String> parameters = parts.size() > 1 ? parts.subList(1, parts.size()) : Collections.emptyList();
        return parameters.stream()
                .filter(parameter -> !parameter.isEmpty())
                .allMatch(parameter -> (isWeighted
                                && parameter.toLowerCase(Locale.ROOT).startsWith("q="))
                        ? WEIGHT.matcher(parameter.toLowerCase(Locale.ROOT)).matches()
                        : PARAMETER.matcher(parameter).matches());
    }
}
