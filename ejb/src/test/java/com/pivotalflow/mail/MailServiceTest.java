package com.pivotalflow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.job.JobService;
import com.pivotalflow.job.NewJob;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.settings.NotificationChannel;
import com.pivotalflow.settings.NotificationPreferenceService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailServiceTest {

    private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(0, 1));
    private static final MailMessage MESSAGE = MailMessage.plain("ada@example.test", "Ada", "Subject", "Text");

    private final List<NewJob> kept = new ArrayList<>();

    @Test
    void whatAnOrganizationSwitchedOffIsNotKept() {
        assertThat(mail("mail.example.test", true).enqueue(ORGANIZATION, MESSAGE))
                .isTrue();
        assertThat(kept).hasSize(1);

        assertThat(mail("mail.example.test", false).enqueue(ORGANIZATION, MESSAGE))
                .isFalse();
        assertThat(kept).hasSize(1);
    }

    @Test
    void whatPeopleNeedToSignInIsKeptNevertheless() {
        assertThat(mail("mail.example.test", false).enqueueForSignIn(ORGANIZATION, MESSAGE))
                .isTrue();

        assertThat(kept).hasSize(1);
    }

    @Test
    void anInstallationWithoutMailKeepsNothing() {
        assertThat(mail("", true).enqueue(ORGANIZATION, MESSAGE)).isFalse();
        assertThat(mail("", true).enqueueForSignIn(ORGANIZATION, MESSAGE)).isFalse();

        assertThat(kept).isEmpty();
    }

    private MailService mail(String host, boolean isOn) {
        MailService service = new MailService();
        service.settings = new MailSettings();
        service.settings.host = Optional.of(host);
        service.sealed = new SealedMail() {
            @Override
            String seal(UUID job, MailMessage message) {
                return "{}";
            }
        };
        service.jobs = new JobService() {
            @Override
            public void enqueue(OrganizationId organization, NewJob job) {
                kept.add(job);
            }
        };
        service.preferences = new NotificationPreferenceService() {
            @Override
            public boolean isOn(OrganizationId organization, NotificationChannel channel) {
                return isOn;
            }
        };
        return service;
    }
}
