package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One quote on its way, and what the server said of it last. */
final class Journey {

    static final String QUOTES = "/api/v1/quotes";

    private final Api api;
    private final String path;
    private JsonNode quote;

    private Journey(Api api, JsonNode quote) {
        this.api = api;
        this.quote = quote;
        this.path = QUOTES + "/" + quote.path("id").asText();
    }

    /** A draft for the firm's customer that is valid for long, with the two lines of example E1. */
    static Journey draft(Firm firm, Api api) {
        return draft(firm, api, Firm.exampleLines());
    }

    /** A draft that is valid for long, with these lines. */
    static Journey draft(Firm firm, Api api, List<Map<String, Object>> lines) {
        return made(api, firm.quote(lines));
    }

    /** A draft that is made like this and valid for long. */
    static Journey made(Api api, Map<String, Object> body) {
        body.put("validUntil", "2099-12-31");
        Api.Answer answer = api.post(QUOTES, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return new Journey(api, answer.json());
    }

    /** The same quote as somebody else works on it. */
    Journey by(Api other) {
        Journey same = new Journey(other, quote);
        same.read();
        return same;
    }

    /** Sends an operation for the state that was seen last, whatever comes of it. */
    Api.Answer ask(String operation, String body) {
        return api.with("If-Match", etag()).postText(path + "/" + operation, "application/json", body);
    }

    /** Does an operation that has to succeed. */
    JsonNode to(String operation, String body) {
        Api.Answer answer = ask(operation, body);
        assertThat(answer.status()).as(operation + ": " + answer).isEqualTo(200);
        quote = answer.json();
        assertThat(answer.header("ETag")).contains(etag());
        return quote;
    }

    JsonNode submit() {
        return to("submit", "{}");
    }

    JsonNode send() {
        sendTo("{\"channel\":\"link\"}");
        return quote;
    }

    /** Sends the quote by a command that has to succeed, and gives the tokens of its links in order. */
    List<String> sendTo(String body) {
        Api.Answer answer = ask("send", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        quote = answer.json().path("quote");
        assertThat(answer.header("ETag")).contains(etag());
        List<String> tokens = new ArrayList<>();
        answer.json().path("links").forEach(link -> tokens.add(token(link)));
        return tokens;
    }

    /** The token at the end of a link's address. */
    static String token(JsonNode link) {
        return link.path("url").asText().replaceAll("^.*/q/", "");
    }

    JsonNode revise() {
        return to("revise", "{}");
    }

    Api.Answer askDelete() {
        return api.with("If-Match", etag()).delete(path);
    }

    Api.Answer askPatch(String body) {
        return api.with("If-Match", etag()).patch(path, body);
    }

    JsonNode patch(String body) {
        Api.Answer answer = askPatch(body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        quote = answer.json();
        return quote;
    }

    JsonNode read() {
        Api.Answer answer = api.get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        quote = answer.json();
        return quote;
    }

    Api.Answer get(String below) {
        return api.get(path + "/" + below);
    }

    JsonNode quote() {
        return quote;
    }

    String id() {
        return quote.path("id").asText();
    }

    String status() {
        return quote.path("status").asText();
    }

    String etag() {
        return quote.path("etag").asText();
    }

    List<String> allowed() {
        List<String> names = new ArrayList<>();
        quote.path("allowedTransitions").forEach(name -> names.add(name.asText()));
        return names;
    }
}
