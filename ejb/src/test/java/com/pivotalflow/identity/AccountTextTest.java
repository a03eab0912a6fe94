package com.pivotalflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.mail.MailMessage;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccountTextTest {

    private static final String LINK = AccountText.INVITATION.page("https://example.test", "secret");

    @ParameterizedTest
    @CsvSource({"en-NZ, Invitation to Łódź", "de-AT, Einladung zu Łódź", "ja-JP, Invitation to Łódź"})
    void theSubjectIsInTheLanguageOfThePersonOrInEnglish(String locale, String subject) {
        MailMessage message = AccountText.INVITATION.to(user("Zoë", locale), "Łódź", LINK);

        assertThat(message.subject()).isEqualTo(subject);
        assertThat(message.to()).isEqualTo("zoe@example.test");
        assertThat(message.toName()).isEqualTo("Zoë Smith");
    }

    @ParameterizedTest
    @EnumSource
    void theTextHasTheLinkOnALineOfItsOwnAndNothingToFillIn(AccountText text) {
        for (String locale : List.of("en-NZ", "de-DE")) {
            MailMessage message = text.to(user("Zoë", locale), "Łódź", LINK);

            assertThat(message.text().lines()).contains(LINK);
            assertThat(message.text()).contains("Zoë Smith", "Łódź").doesNotContain("{", "}");
        }
    }

    @Test
    void aNameThatLooksLikeAPlaceStaysAName() {
        MailMessage message = AccountText.PASSWORD_RESET.to(user("{link}$1", "en-NZ"), "Łódź", LINK);

        assertThat(message.text()).contains("{link}$1 Smith");
    }

    private static User user(String name, String locale) {
        Caller caller = new Caller(new OrganizationId(new UUID(0, 1)), new UserId(new UUID(0, 2)), Set.of());
        InviteUser content =
                new InviteUser("zoe@example.test", name, "Smith", null, null, null, locale, List.of(), Metadata.none());
        return User.invited(caller, content, "UTC", locale, Instant.EPOCH);
    }
}
