package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How those are refused who come by a link, and in which order. */
@OnRealServer
class PublicRefusalsIT {

    private final Database database = TestServer.MAIN.database();

    private Firm firm;
    private UUID organization;
    private Api api;
    private Offer offer;

    @BeforeEach
    void makeAnOffer() throws Exception {
        firm = Firm.open();
        organization = firm.organization().id();
        api = firm.as(Firm.EVERYTHING);
        offer = Offer.open(firm, api);
    }

    @Test
    void whatIsNotOfferedIsRefusedWithThePlace() throws Exception {
        Firm other = Firm.open();
        Offer others = Offer.open(other, other.as(Firm.EVERYTHING));

        assertThat(refusal(List.of(offer.audit()), Map.of("HOST", offer.large())))
                .isEqualTo("/selection/options/0");
        assertThat(refusal(List.of(offer.report(), offer.report()), Map.of("HOST", offer.large())))
                .isEqualTo("/selection/options/1");
        assertThat(refusal(List.of(offer.small()), Map.of("HOST", offer.large())))
                .isEqualTo("/selection/options/0");
        assertThat(refusal(List.of(others.report()), Map.of("HOST", offer.large())))
                .isEqualTo("/selection/options/0");
        assertThat(refusal(List.of(), Map.of())).isEqualTo("/selection/alternatives/HOST");
        assertThat(refusal(List.of(), Map.of("HOST", offer.report()))).isEqualTo("/selection/alternatives/HOST");
        assertThat(refusal(List.of(), Map.of("HOST", offer.large(), "A/B", offer.small())))
                .isEqualTo("/selection/alternatives/A~1B");
        Map<String, Object> preselected = offer.visitor().yes();
        Api.Answer unanswered = offer.visitor().post("accept", preselected);
        assertThat(unanswered.problem()).as("the author preselected none").isEqualTo("SELECTION_INVALID");
        assertThat(unanswered.json().at("/errors/0/pointer").asText()).isEqualTo("/selection/alternatives/HOST");
    }

    @Test
    void refusalsComeInTheirOrder() {
        Map<String, Object> yes = offer.visitor().yes();
        String hash = String.valueOf(yes.get("contentHash"));
        yes.put("contentHash", "sha256:" + "0".repeat(64));
        yes.put("termsAccepted", false);

        assertThat(offer.visitor().post("accept", yes).problem()).isEqualTo("CONTENT_CHANGED");
        yes.put("contentHash", hash);
        assertThat(offer.visitor().post("accept", yes).problem()).isEqualTo("TERMS_NOT_ACCEPTED");
        yes.remove("termsAccepted");
        assertThat(offer.visitor().post("accept", yes).problem()).isEqualTo("TERMS_NOT_ACCEPTED");
        yes.put("termsAccepted", true);
        assertThat(offer.visitor().post("accept", yes).problem()).isEqualTo("SELECTION_INVALID");
        yes.put("selection", Map.of("alternatives", Map.of("HOST", offer.large())));
        yes.put("expectedGrandTotal", "1725.01");
        assertThat(offer.visitor().post("accept", yes).problem()).isEqualTo("CONTENT_CHANGED");
        Map<String, Object> no = Visitor.no();
        no.remove("reason");
        assertThat(offer.visitor().post("decline", no).problem()).isEqualTo("REASON_REQUIRED");
        yes.put("expectedGrandTotal", "1725");
        assertThat(offer.visitor().post("accept", yes).status()).isEqualTo(200);
    }

    @Test
    void tokensThatAreNoneAreRefusedAlike() throws Exception {
        Map<String, Object> yes = offer.visitor().yes();
        String token = offer.tokens().get(0);
        Map<String, JsonNode> unknown = Visitor.by(anyToken()).read().withoutTrace();
        for (String wrong : List.of(
                "x", token.substring(1), token + "A", token.toLowerCase(Locale.ROOT), "%20" + token.substring(3))) {
            Api.Answer answer = Visitor.by(wrong).read();
            assertThat(answer.status()).as(wrong).isEqualTo(404);
            assertThat(answer.withoutTrace()).as(wrong).isEqualTo(unknown);
        }
        database.execute(
                "UPDATE quote_delivery_tokens SET state = 'revoked', closed_at = now() WHERE organization_id = ?",
                organization);
        for (Api.Answer answer : List.of(
                offer.visitor().read(),
                offer.visitor().get("document"),
                offer.visitor().view(),
                offer.visitor().post("calculate", Map.of("selection", Map.of())),
                offer.visitor().post("accept", yes),
                offer.visitor().decline())) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.withoutTrace()).isEqualTo(unknown);
        }
    }

    @Test
    void theLinksOfAnOrganizationThatIsSuspendedLeadNowhere() throws Exception {
        database.execute("UPDATE organizations SET status = 'suspended' WHERE id = ?", organization);

        assertThat(offer.visitor().read().problem()).isEqualTo("LINK_NOT_FOUND");
        assertThat(offer.visitor().decline().problem()).isEqualTo("LINK_NOT_FOUND");
    }

    @Test
    void aLinkHasThirtyRequestsAMinuteAndAnAddressSixty() {
        Offer other = Offer.open(firm, api);
        Visitor visitor = offer.visitor().with("X-Forwarded-For", "203.0.113.21");
        IntStream.range(0, 30)
                .forEach(time -> assertThat(visitor.read().status()).isEqualTo(200));

        Api.Answer refused = visitor.read();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("RATE_LIMITED");
        assertThat(refused.header("RateLimit-Policy")).contains("\"link\";q=30;w=60");
        assertThat(refused.header("Cache-Control")).contains("no-store");
        assertThat(Visitor.by(offer.tokens().get(0)).read().status())
                .as("from wherever it comes")
                .isEqualTo(429);
        Visitor neighbour = other.visitor().with("X-Forwarded-For", "203.0.113.21");
        IntStream.range(31, 60)
                .forEach(time -> assertThat(neighbour.read().status()).isEqualTo(200));
        assertThat(neighbour.read().header("RateLimit-Policy")).contains("\"public\";q=60;w=60");
        assertThat(other.visitor()
                        .with("X-Forwarded-For", "203.0.113.22")
                        .read()
                        .status())
                .isEqualTo(429);
    }

    @Test
    void whoGuessesTokensIsNotListenedToForAWhile() {
        Api guesser = TestServer.MAIN.api().with("X-Forwarded-For", "203.0.113.23");
        IntStream.range(0, 20)
                .forEach(guess -> assertThat(
                                new Visitor(guesser, anyToken()).read().status())
                        .isEqualTo(404));

        Api.Answer refused = new Visitor(guesser, anyToken()).read();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("RateLimit-Policy")).contains("\"unknown-link\";q=20;w=3600");
        assertThat(new Visitor(guesser, offer.tokens().get(0)).read().status())
                .as("or a right guess would show")
                .isEqualTo(429);
        assertThat(offer.visitor().read().status()).isEqualTo(200);
    }

    @Test
    void aBodyHasSixteenKibibytes() {
        Map<String, Object> yes = offer.visitor().yes();
        yes.put("name", "x".repeat(16 * 1024));

        assertThat(offer.visitor().post("accept", yes).problem()).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    private String refusal(List<String> options, Map<String, String> alternatives) {
        Api.Answer answer = offer.visitor()
                .post(
                        "calculate",
                        Map.of("selection", Map.<String, Object>of("options", options, "alternatives", alternatives)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("SELECTION_INVALID");
        assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("SELECTION_INVALID");
        return answer.json().at("/errors/0/pointer").asText();
    }

    private static String anyToken() {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
