package com.pivotalflow.mail;

import com.pivotalflow.job.JobFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a mail server means by refusing: 5xx is for good, 4xx for now. */
final class Refusals {

    /** An answer of the mail server begins with its code; what follows may hold the address. */
    private static final Pattern CODE = Pattern.compile("^\\s*([45]\\d\\d)[ \\-]");

    private Refusals() {}

    /** The failure of a job that tells the code and nothing else. */
    static JobFailure failure(SendFailedException refusal) {
        Optional<String> code = code(refusal);
        if (code.isEmpty()) {
            return JobFailure.forNow(refusal.getClass().getSimpleName());
        }
        String reason = "refused by the mail server with " + code.get();
        return code.get().startsWith("5") ? JobFailure.forGood(reason) : JobFailure.forNow(reason);
    }

    /** Of the last refusal in the chain, which is the one of the recipient. */
    private static Optional<String> code(MessagingException refusal) {
        Optional<String> last = Optional.empty();
        Exception next = refusal;
        while (next instanceof MessagingException known) {
            Optional<String> code = codeOf(known.getMessage());
            last = code.isPresent() ? code : last;
            next = known.getNextException();
        }
        return last;
    }

    private static Optional<String> codeOf(@Nullable String answer) {
        Matcher matcher = CODE.matcher(answer == null ? "" : answer);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
