package com.pivotalflow.identity;

import com.pivotalflow.mail.MailMessage;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people are written about their account, in their language if we know it, otherwise in English. */
enum AccountText {
    INVITATION("invitation"),
    PASSWORD_RESET("password-reset");

    private static final String BUNDLE = "com.pivotalflow.identity.mail";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final String key;

    AccountText(String key) {
        this.key = key;
    }

    /**
     * The message to a person.
     *
     * @param organization what it is called
     * @param link where the person goes on
     */
    MailMessage to(User user, String organization, String link) {
        ResourceBundle texts = ResourceBundle.getBundle(
                BUNDLE,
                Locale.forLanguageTag(user.locale()),
                AccountText.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Map<String, String> values =
                Map.of("name", inLine(user.displayName()), "organization", inLine(organization), "link", link);
        return MailMessage.plain(
                user.email(),
                user.displayName(),
                filled(texts.getString(key + ".subject"), values),
                filled(texts.getString(key + ".text"), values));
    }

    /** Where a person goes on by a link; the secret stands where browsers keep it to themselves. */
    String page(String base, String secret) {
        return base + "/account/#" + key + "=" + secret;
    }

    /** A name can't begin a paragraph of its own. */
    private static String inLine(String name) {
        return name.replaceAll("\\s+", " ");
    }

    /** In one go, so that a name that looks like a place stays a name. */
    private static String filled(String text, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }
}
