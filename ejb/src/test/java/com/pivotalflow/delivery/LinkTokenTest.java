package com.pivotalflow.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class LinkTokenTest {

    @Test
    void aTokenIsThirtyTwoBytesAndItsHashIsTheirs() throws Exception {
        LinkToken token = LinkToken.make();

        byte[] bits = Base64.getUrlDecoder().decode(token.text());
        assertThat(token.text()).matches("[A-Za-z0-9_-]{43}");
        assertThat(bits).hasSize(32);
        assertThat(token.hash()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(bits));
        assertThat(token).isNotEqualTo(LinkToken.make());
    }

    /** The last of 43 characters has two bits that stand for nothing. */
    @Test
    void onlyOneTextIsTheToken() {
        String zeros = "A".repeat(43);
        String same = "A".repeat(42) + "B";

        assertThat(Base64.getUrlDecoder().decode(same))
                .isEqualTo(Base64.getUrlDecoder().decode(zeros));
        assertThat(new LinkToken(same).hash()).isNotEqualTo(new LinkToken(zeros).hash());
    }

    @Test
    void whatCanBeNoTokenHasAHashAllTheSame() throws Exception {
        for (String text : new String[] {"", "x", "ä".repeat(43), "%".repeat(43), "A".repeat(44)}) {
            assertThat(new LinkToken(text).hash())
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void noLogShowsIt() {
        LinkToken token = LinkToken.make();

        assertThat(token.toString()).doesNotContain(token.text());
    }
}
