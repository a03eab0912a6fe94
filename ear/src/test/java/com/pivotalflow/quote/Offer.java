package com.pivotalflow.quote;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A quote in front of a customer who can choose: an audit for 1000.00, a report for 200.00 that is optional, and hosting
 * for 300.00 or 500.00, one of which has to be taken. Tax is 15 per cent.
 *
 * @param journey the quote as its author sees it
 * @param tokens of its links
 */
record Offer(Journey journey, List<String> tokens) {

    static final String TERMS = "Net 20 days.\nGST on top: 15 %.";

    /** An offer with one link, by which it can be decided. */
    static Offer open(Firm firm, Api api) {
        return open(firm, api, "{\"channel\":\"link\"}");
    }

    /** An offer that is sent by this command. */
    static Offer open(Firm firm, Api api, String send) {
        Journey journey = draft(firm, api);
        journey.submit();
        return new Offer(journey, journey.sendTo(send));
    }

    /** The same before it is submitted. */
    static Journey draft(Firm firm, Api api) {
        List<Map<String, Object>> lines = new ArrayList<>();
        Map<String, Object> audit = Firm.priced("Audit", "1", "1000.00");
        audit.put("unitCost", "123.45");
        lines.add(audit);
        lines.add(chosen("Report", "200.00", Map.of("mode", "optional")));
        lines.add(chosen("Small host", "300.00", Map.of("mode", "alternative", "group", "HOST")));
        lines.add(chosen("Large host", "500.00", Map.of("mode", "alternative", "group", "HOST")));
        Map<String, Object> quote = new LinkedHashMap<>(firm.quote(lines));
        quote.put("groups", List.of(Map.of("code", "HOST", "title", "Hosting", "choose", "exactly_one")));
        quote.put("termsConditions", TERMS);
        quote.put("internalNotes", "Squeeze them gently");
        quote.put("notes", "See you in May");
        quote.put("metadata", Map.of("campaign", "autumn-secret"));
        return Journey.made(api, quote);
    }

    private static Map<String, Object> chosen(String description, String price, Map<String, Object> selection) {
        Map<String, Object> line = Firm.priced(description, "1", price);
        line.put("selection", selection);
        return line;
    }

    Visitor visitor() {
        return Visitor.by(tokens.get(0));
    }

    String audit() {
        return line(0);
    }

    String report() {
        return line(1);
    }

    String small() {
        return line(2);
    }

    String large() {
        return line(3);
    }

    /** Id of the line that the customer reads about under this description, whatever became of the quote since. */
    String visitorsLine(String description) {
        for (JsonNode line : visitor().read().json().path("lines")) {
            if (line.path("description").asText().equals(description)) {
                return line.path("id").asText();
            }
        }
        throw new AssertionError("no line " + description);
    }

    private String line(int index) {
        return journey.quote().at("/lines/" + index + "/id").asText();
    }
}
