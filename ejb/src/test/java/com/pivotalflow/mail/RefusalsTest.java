package com.pivotalflow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    @Test
    void theCodeOfTheRecipientDecidesAndNothingElseIsTold() {
        SendFailedException refusal = new SendFailedException(
                "Invalid Addresses", new MessagingException("550 5.1.1 <ada@example.test> unknown\n"));

        assertThat(Refusals.failure(refusal)).hasMessage("refused by the mail server with 550");
    }

    @Test
    void aRefusalWithoutACodeIsForNow() {
        assertThat(Refusals.failure(new SendFailedException("ada@example.test went wrong")))
                .hasMessage("SendFailedException");
    }

    @Test
    void aRefusalForNowSaysSo() {
        assertThat(Refusals.failure(new SendFailedException("451-4.3.0 try later")))
                .hasMessage("refused by the mail server with 451");
    }
}
