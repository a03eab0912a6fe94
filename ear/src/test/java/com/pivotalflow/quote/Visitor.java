package com.pivotalflow.quote;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody who holds a link and no account.
 *
 * @param api nobody's
 * @param token of the link
 */
record Visitor(Api api, String token) {

    private static final String QUOTES = "/api/v1/public/quotes/";

    static Visitor by(String token) {
        return new Visitor(TestServer.MAIN.api(), token);
    }

    /** The same visitor with one more header on every request. */
    Visitor with(String header, String value) {
        return new Visitor(api.with(header, value), token);
    }

    Api.Answer read() {
        return api.get(QUOTES + token);
    }

    Api.Answer get(String below) {
        return api.get(QUOTES + token + "/" + below);
    }

    Api.Answer head(String below) {
        return api.send("HEAD", QUOTES + token + below, BodyPublishers.noBody());
    }

    Api.Answer view() {
        return api.send("POST", QUOTES + token + "/view", BodyPublishers.noBody());
    }

    Api.Answer post(String what, Object body) {
        return api.post(QUOTES + token + "/" + what, body);
    }

    Api.Answer accept() {
        return post("accept", yes());
    }

    Api.Answer accept(List<String> options, Map<String, String> alternatives) {
        Map<String, Object> yes = yes();
        yes.put("selection", Map.<String, Object>of("options", options, "alternatives", alternatives));
        return post("accept", yes);
    }

    Api.Answer decline() {
        return post("decline", no());
    }

    /** A yes to what is shown, to be changed. */
    Map<String, Object> yes() {
        JsonNode shown = read().json();
        return yes(shown.path("contentHash").asText());
    }

    /** A yes to what has this hash, to be changed. */
    static Map<String, Object> yes(String contentHash) {
        Map<String, Object> yes = new LinkedHashMap<>();
        yes.put("name", "Hemi Walker");
        yes.put("email", "hemi@tui.example");
        yes.put("role", "Operations manager");
        yes.put("termsAccepted", true);
        yes.put("contentHash", contentHash);
        return yes;
    }

    /** A no, to be changed. */
    static Map<String, Object> no() {
        Map<String, Object> no = new LinkedHashMap<>();
        no.put("name", "Hemi Walker");
        no.put("email", "hemi@tui.example");
        no.put("reason", "Too expensive this year");
        return no;
    }
}
