package com.pivotalflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.pivotalflow.job.JobFailure;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeFormTest {

    private static final UUID JOB = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void namesAndSubjectsOfAllLanguagesArriveAsTheyWere() throws Exception {
        MimeMessage read = sent(MailMessage.plain("ada@example.test", "Zoë 東京", "Grüße aus Łódź", "Öffnen Sie →"));

        assertThat(read.getSubject()).isEqualTo("Grüße aus Łódź");
        assertThat(((InternetAddress) read.getAllRecipients()[0]).getPersonal()).isEqualTo("Zoë 東京");
        assertThat(read.getContent()).isEqualTo("Öffnen Sie →");
        assertThat(read.getHeader("From", ",")).isEqualTo("quotes@example.test");
    }

    @Test
    void theSameJobIsTheSameMessage() throws Exception {
        MailMessage message = MailMessage.plain("ada@example.test", null, "Subject", "Text");

        assertThat(sent(message).getMessageID())
                .isEqualTo("<" + JOB + "@example.test>")
                .isEqualTo(sent(message).getMessageID());
    }

    @Test
    void nothingBeginsAnotherFieldOfTheHeader() throws Exception {
        MimeMessage read = sent(MailMessage.plain(
                "ada@example.test",
                "Ada\r\nBcc: eve@example.test",
                "Hello\nBcc: eve@example.test\u2028X: y\u0000",
                "Text\r\n.\r\nMAIL FROM:<eve@example.test>"));

        assertThat(read.getHeader("Bcc")).isNull();
        assertThat(read.getHeader("X")).isNull();
        assertThat(read.getAllRecipients()).hasSize(1);
        assertThat(read.getSubject()).isEqualTo("Hello Bcc: eve@example.test X: y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "ada@example.test,eve@example.test",
                "Ada <ada@example.test>",
                "<ada@example.test>",
                "ada@example.test\r\nRCPT TO:<eve@example.test>",
                "ada\u010Aeve@example.test",
                "ada eve@example.test"
            })
    void whatIsNotOneAddressFailsForGood(String address) {
        assertThatExceptionOfType(JobFailure.class)
                .isThrownBy(() -> MimeForm.address(address, null))
                .withMessageNotContaining("ada");
    }

    @Test
    void aDomainOfAnotherScriptIsWrittenInLetters() {
        assertThat(MimeForm.address("ada@bücher.example", null).getAddress()).isEqualTo("ada@xn--bcher-kva.example");
    }

    @Test
    void pagesAndFilesComeWithTheText() throws Exception {
        byte[] file = {1, 2, 3};
        MimeMessage read = sent(new MailMessage(
                "ada@example.test",
                "Ada",
                "Quote",
                "plain",
                "<p>page</p>",
                List.of(new MailAttachment("Übersicht.pdf", "application/pdf", file))));

        MimeMultipart all = (MimeMultipart) read.getContent();
        MimeMultipart body = (MimeMultipart) all.getBodyPart(0).getContent();
        BodyPart attachment = all.getBodyPart(1);
        assertThat(body.getBodyPart(0).getContent()).isEqualTo("plain");
        assertThat(body.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(attachment.getInputStream().readAllBytes()).isEqualTo(file);
        assertThat(attachment.getContentType()).startsWith("application/pdf");
        assertThat(attachment.getFileName()).isEqualTo("Übersicht.pdf");
    }

    private static MimeMessage sent(MailMessage message) throws MessagingException, IOException {
        Properties properties = new Properties();
        properties.setProperty("mail.from", "quotes@example.test");
        Session session = Session.getInstance(properties);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MimeForm.of(session, JOB, message, NOW).writeTo(bytes);
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).matches("(?s)\\p{ASCII}*");
        return new MimeMessage(session, new ByteArrayInputStream(bytes.toByteArray()));
    }
}
