package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What changed between two versions, or since the last one, as JSON and as text. */
@OnRealServer
class QuoteDifferenceIT {

    private Api api;
    private Journey journey;

    @BeforeEach
    void sendAndRevise() throws Exception {
        Firm firm = Firm.open();
        api = firm.as(Firm.EVERYTHING);
        journey = Journey.draft(firm, api);
        journey.patch("{\"termsConditions\":\"Pay in 20 days\\nNo refunds\"}");
        journey.submit();
        journey.send();
        journey.revise();
    }

    @Test
    void whatWasNotTouchedIsIdentical() {
        JsonNode difference = difference("versions/1/diff?against=working");

        assertThat(difference.path("identical").asBoolean()).isTrue();
        assertThat(difference.path("from").asText()).isEqualTo("1");
        assertThat(difference.path("to").asText()).isEqualTo("working");
    }

    @Test
    void eachChangeStandsWhereItBelongs() {
        change();

        JsonNode difference = difference("versions/1/diff?against=working");

        assertThat(difference.path("identical").asBoolean()).isFalse();
        assertThat(difference.at("/header/0/field").asText()).isEqualTo("title");
        assertThat(difference.at("/header/0/to").asText()).isEqualTo("Audit of two warehouses");
        assertThat(difference.at("/terms/removed/0/text").asText()).isEqualTo("No refunds");
        assertThat(difference.at("/terms/added")).isEmpty();
        assertThat(difference.at("/lines/changed")).hasSize(1);
        assertThat(difference.at("/lines/changed/0/description").asText()).isEqualTo("Sensor kit");
        assertThat(difference.at("/lines/changed/0/changes").toString())
                .contains("{\"field\":\"quantity\",\"from\":\"3\",\"to\":\"4\"}");
        assertThat(difference.at("/lines/added")).hasSize(1);
        assertThat(difference.at("/lines/removed")).hasSize(1);
        assertThat(difference.at("/lines/removed/0/description").asText()).isEqualTo("Site audit");
        assertThat(difference.at("/totalsDelta/netTotal").asText()).isEqualTo("-638.80");
    }

    @Test
    void twoVersionsAreComparedEitherWay() {
        change();
        journey.submit();
        journey.send();

        JsonNode forth = difference("versions/1/diff?against=2");
        JsonNode back = difference("versions/2/diff?against=1");

        assertThat(forth.at("/totalsDelta/netTotal").asText()).isEqualTo("-638.80");
        assertThat(back.at("/totalsDelta/netTotal").asText()).isEqualTo("638.80");
        assertThat(back.at("/terms/added/0/text").asText()).isEqualTo("No refunds");
    }

    @Test
    void peopleReadItAsProse() {
        change();

        Api.Answer prose = api.with("Accept", "text/plain")
                .get(Journey.QUOTES + "/" + journey.id() + "/versions/1/diff?against=working");

        assertThat(prose.status()).as(prose.toString()).isEqualTo(200);
        assertThat(prose.header("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(prose.text()).contains("Sensor kit").contains("quantity 3").contains("Audit of two warehouses");
    }

    @Test
    void theOtherSideHasToBeNamedAndToExist() {
        assertThat(journey.get("versions/1/diff?against=3").problem()).isEqualTo("VERSION_NOT_FOUND");
        assertThat(journey.get("versions/1/diff?against=first").problem()).isEqualTo("INVALID_PARAMETER");
        assertThat(journey.get("versions/1/diff").problem()).isEqualTo("INVALID_PARAMETER");
    }

    private void change() {
        journey.patch("{\"title\":\"Audit of two warehouses\",\"termsConditions\":\"Pay in 20 days\",\"lines\":["
                + "{\"description\":\"Travel\",\"quantity\":\"1\",\"unitPrice\":\"137.40\"},"
                + "{\"id\":\"" + journey.quote().at("/lines/1/id").asText()
                + "\",\"description\":\"Sensor kit\",\"itemCode\":\"KIT-3\",\"quantity\":\"4\"}]}");
    }

    private JsonNode difference(String path) {
        Api.Answer answer = journey.get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }
}
