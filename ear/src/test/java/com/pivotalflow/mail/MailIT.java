package com.pivotalflow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Timers;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An installation with a mail server: what people get, and what becomes of it when that server is down or refuses. */
@OnRealServer
class MailIT {

    private static final String BASE = "https://pivotal.example.test";
    private static final String PASSWORD = "a horse is a horse";
    private static final Pattern LINK =
            Pattern.compile(Pattern.quote(BASE) + "/account/#(invitation|password-reset)=([A-Za-z0-9_-]{43})");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ArquillianResource
    ContainerController servers;

    private Postbox postbox;
    private Database database;
    private TestOrganization organization;
    private Api api;

    @BeforeEach
    void startWithAMailServer() throws Exception {
        postbox = new Postbox();
        database = TestServer.SECOND
                .database()
                .beside("mail_" + Ids.next().toString().substring(24));
        TestServer.SECOND.deployAtStart();
        servers.start(
                TestServer.SECOND.qualifier(),
                TestServer.SECOND.on(
                        database,
                        "-Dpivotal.mail.host=127.0.0.1",
                        "-Dpivotal.mail.port=" + postbox.port(),
                        "-Dpivotal.mail.from=quotes@pivotal.example.test",
                        "-Dpivotal.public.base-url=" + BASE + "/"));
        assertThat(TestServer.SECOND.refusal()).isEmpty();
        organization = TestOrganization.create(database);
        database.execute("UPDATE organizations SET name = 'Łódź & Söhne 東京' WHERE id = ?", organization.id());
        api = organization.user("users.view", "users.create").signIn(TestServer.SECOND);
    }

    @AfterEach
    void stop() {
        servers.stop(TestServer.SECOND.qualifier());
        postbox.close();
    }

    @Test
    void linksArriveAndWorkAndNothingIsLeftBehind() throws Exception {
        postbox.open();
        aPersonIsInvitedByMail();
        aPersonGetsALinkToAnotherPassword();
        nobodyElseGetsOne();
        new MailedDocuments(postbox, database, BASE).arrive();
    }

    @Test
    void aMailServerThatIsDownOrRefusesDelaysOrEndsAMessage() throws Exception {
        whatWaitsIsSealedAndArrivesWhenTheServerIsBack();
        whatANodeLeftBehindIsDoneByAnother();
        manyAtOnceArriveOnceEach();
        aRefusedRecipientIsNotTriedAgain();
        whatIsRefusedForNowIsTriedAgainUntilThereWereEnoughAttempts();
        endedJobsAreRemovedInTheEnd();
    }

    private void aPersonIsInvitedByMail() throws Exception {
        String email = "zoe-" + Ids.next() + "@example.test";

        Api.Answer invited = invite(email, "Zoë", "Ōtāhuhu\nBcc: x@example.test", "de-AT");

        assertThat(invited.json().has("invitationPath")).as(invited.toString()).isFalse();
        MimeMessage mail = onlyMailTo(email);
        assertThat(mail.getSubject()).isEqualTo("Einladung zu Łódź & Söhne 東京");
        assertThat(InternetAddress.parseHeader(mail.getHeader("To", ","), true))
                .hasSize(1)
                .allSatisfy(to -> assertThat(to.getPersonal()).isEqualTo("Zoë Ōtāhuhu Bcc: x@example.test"));
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("From", ",")).isEqualTo("quotes@pivotal.example.test");
        assertThat(text(mail)).contains("Guten Tag Zoë Ōtāhuhu Bcc: x@example.test,", "Łódź & Söhne 東京", "Wählen");
        Matcher link = link(mail, "invitation");
        assertThat(TestServer.SECOND.api().get("/account/").text()).contains("account.js");
        assertThat(TestServer.SECOND
                        .api()
                        .post("/api/v1/auth/invitations/" + link.group(2), Map.of("password", PASSWORD))
                        .status())
                .isEqualTo(204);
        assertThat(TestServer.SECOND
                        .api()
                        .signedIn(email, PASSWORD)
                        .get("/api/v1/auth/me")
                        .status())
                .isEqualTo(200);
        nothingIsLeftOf(mail);
    }

    private void aPersonGetsALinkToAnotherPassword() throws Exception {
        TestOrganization.TestUser person = organization.user();

        Api.Answer answer = requestReset(person.email());

        assertThat(answer.status()).isEqualTo(202);
        MimeMessage mail = onlyMailTo(person.email());
        assertThat(mail.getSubject()).isEqualTo("Another password for Łódź & Söhne 東京");
        Matcher link = link(mail, "password-reset");
        assertThat(TestServer.SECOND
                        .api()
                        .post("/api/v1/auth/password-resets/" + link.group(2), Map.of("newPassword", PASSWORD))
                        .status())
                .isEqualTo(204);
        assertThat(TestServer.SECOND
                        .api()
                        .signedIn(person.email(), PASSWORD)
                        .get("/api/v1/auth/me")
                        .status())
                .isEqualTo(200);
        nothingIsLeftOf(mail);
    }

    private void nobodyElseGetsOne() throws Exception {
        String nobody = "nobody-" + Ids.next() + "@example.test";
        TestOrganization.TestUser person = organization.user();

        Api.Answer unknown = requestReset(nobody);
        Api.Answer known = requestReset(person.email());

        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.text()).isEqualTo(known.text());
        var unused = onlyMailTo(person.email());
        assertThat(postbox.to(nobody)).isEmpty();
        assertThat(jobs("TRUE")).isEqualTo(jobs("status = 'succeeded'"));
    }

    private void whatWaitsIsSealedAndArrivesWhenTheServerIsBack() throws Exception {
        String email = "later-" + Ids.next() + "@example.test";

        invite(email, "Late", "Comer", "en-NZ");

        until(() -> jobs("status = 'retrying' AND error_message IS NOT NULL") == 1);
        assertThat(database.rows("SELECT payload::text, error_message FROM jobs"))
                .allSatisfy(row -> assertThat(row).contains("sealed").doesNotContain(email, BASE, "Late"));
        postbox.open();
        dueNow();
        MimeMessage mail = onlyMailTo(email);
        assertThat(mail.getMessageID()).isEqualTo("<" + onlyJob() + "@pivotal.example.test>");
        assertThat(jobs("status = 'succeeded' AND attempt_count = 2 AND payload = '{}'"))
                .isEqualTo(1);
        postbox.close();
        forgetJobs();
    }

    private void whatANodeLeftBehindIsDoneByAnother() throws Exception {
        String email = "orphan-" + Ids.next() + "@example.test";
        invite(email, "Or", "Phan", "en-NZ");
        until(() -> jobs("status = 'retrying'") == 1);
        postbox.open();

        database.execute("UPDATE jobs SET status = 'running', locked_by = 'gone', attempt_count = 5,"
                + " locked_until = now() + interval '1 hour'");
        Timers.run(TestServer.SECOND, "JobRecovery");
        assertThat(jobs("status = 'running'")).as("the lease is good").isEqualTo(1);
        database.execute("UPDATE jobs SET locked_until = now() - interval '1 second'");
        Timers.run(TestServer.SECOND, "JobRecovery");

        var unused = onlyMailTo(email);
        until(() -> jobs("status = 'succeeded' AND attempt_count = 6") == 1);
        forgetJobs();
        postbox.close();
        invite("last-" + email, "Or", "Phan", "en-NZ");
        database.execute("UPDATE jobs SET status = 'running', locked_by = 'gone', attempt_count = max_attempts,"
                + " completed_at = NULL, locked_until = now() - interval '1 second'");
        Timers.run(TestServer.SECOND, "JobRecovery");
        assertThat(jobs("status = 'failed' AND payload = '{}'")).isEqualTo(1);
        forgetJobs();
    }

    private void manyAtOnceArriveOnceEach() throws Exception {
        int many = 40;
        for (int i = 0; i < many; i++) {
            invite("many-" + i + "-" + Ids.next() + "@example.test", "Many", "People", "en-NZ");
        }
        until(() -> jobs("status = 'retrying'") == many);
        postbox.open();

        dueNow();
        Timers.run(TestServer.SECOND, "JobTimer");

        until(() -> jobs("status = 'succeeded'") == many);
        List<MimeMessage> mails = postbox.all();
        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : mails) {
            ids.add(mail.getMessageID());
        }
        assertThat(ids).hasSize(many);
        assertThat(new HashSet<>(ids)).hasSize(many);
        postbox.close();
        forgetJobs();
    }

    private void aRefusedRecipientIsNotTriedAgain() throws Exception {
        String email = "refused-" + Ids.next() + "@example.test";
        try (RefusingMailServer refusing = new RefusingMailServer(postbox.port(), 550)) {
            invite(email, "Re", "Fused", "en-NZ");
            until(() -> jobs("status = 'failed'") == 1);
        }
        assertThat(database.rows("SELECT attempt_count, error_message, payload::text FROM jobs"))
                .containsExactly("1|refused by the mail server with 550|{}");
        forgetJobs();
    }

    private void whatIsRefusedForNowIsTriedAgainUntilThereWereEnoughAttempts() throws Exception {
        try (RefusingMailServer busy = new RefusingMailServer(postbox.port(), 451)) {
            invite("busy-" + Ids.next() + "@example.test", "Bu", "Sy", "en-NZ");
            until(() -> jobs("status = 'retrying' AND scheduled_at > now()") == 1);
            assertThat(database.rows("SELECT attempt_count, error_message FROM jobs"))
                    .containsExactly("1|refused by the mail server with 451");
            database.execute("UPDATE jobs SET max_attempts = 2");
            dueNow();
            until(() -> jobs("status = 'failed'") == 1);
        }
        assertThat(database.rows("SELECT attempt_count, payload::text FROM jobs"))
                .containsExactly("2|{}");
    }

    private void endedJobsAreRemovedInTheEnd() throws Exception {
        database.execute("UPDATE jobs SET completed_at = now() - interval '89 days'");
        Timers.run(TestServer.SECOND, "JobPurge");
        assertThat(jobs("TRUE")).isEqualTo(1);
        database.execute("UPDATE jobs SET completed_at = now() - interval '91 days'");
        Timers.run(TestServer.SECOND, "JobPurge");
        assertThat(jobs("TRUE")).isZero();
    }

    private Api.Answer invite(String email, String first, String last, String locale) {
        Api.Answer answer = api.post(
                "/api/v1/users", Map.of("email", email, "firstName", first, "lastName", last, "locale", locale));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    private static Api.Answer requestReset(String email) {
        return TestServer.SECOND.api().post("/api/v1/auth/password-resets", Map.of("email", email));
    }

    private MimeMessage onlyMailTo(String email) throws Exception {
        until(() -> !postbox.to(email).isEmpty());
        until(() -> jobs("status = 'running'") == 0);
        assertThat(postbox.to(email)).hasSize(1);
        return postbox.to(email).get(0);
    }

    private void nothingIsLeftOf(MimeMessage mail) throws Exception {
        UUID job = UUID.fromString(mail.getMessageID().substring(1, 37));
        assertThat(database.rows("SELECT status, payload::text, locked_by, error_message FROM jobs WHERE id = ?", job))
                .containsExactly("succeeded|{}|null|null");
    }

    private static Matcher link(MimeMessage mail, String kind) throws Exception {
        Matcher link = LINK.matcher(text(mail));
        assertThat(link.find()).as(text(mail)).isTrue();
        assertThat(link.group(1)).isEqualTo(kind);
        return link;
    }

    private static String text(MimeMessage mail) throws Exception {
        return (String) mail.getContent();
    }

    private long jobs(String condition) throws Exception {
        return database.number("SELECT count(*) FROM jobs WHERE " + condition);
    }

    private String onlyJob() throws Exception {
        List<String> ids = database.rows("SELECT id FROM jobs");
        assertThat(ids).hasSize(1);
        return ids.get(0);
    }

    private void dueNow() throws Exception {
        database.execute("UPDATE jobs SET scheduled_at = now() WHERE status = 'retrying'");
    }

    private void forgetJobs() throws Exception {
        database.execute("DELETE FROM jobs");
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("still not so").isLessThan(end);
            Thread.sleep(100);
        }
    }
}
