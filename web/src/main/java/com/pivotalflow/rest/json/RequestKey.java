package com.pivotalflow.rest.json;

import com.pivotalflow.idempotency.IdempotentCall;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The client's name for the request at hand, taken once its body is known to be well formed. */
@RequestScoped
public class RequestKey {

    /** Where the client names its request. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private @Nullable IdempotentCall call;

    /** The request with its key and fingerprint; empty when the client sent none. */
    public Optional<IdempotentCall> call() {
        return Optional.ofNullable(call);
    }

    /**
     * Takes the key of this request.
     *
     * @param operation method and path, such as {@code POST /quotes}
     * @param key the header, if sent
     * @param isRequired whether the operation demands one
     * @param fingerprint of the operation and the body
     * @throws DomainException {@code IDEMPOTENCY_KEY_REQUIRED} or {@code IDEMPOTENCY_KEY_INVALID}
     */
    public void take(String operation, @Nullable String key, boolean isRequired, String fingerprint) {
        if (key == null) {
            if (isRequired) {
                throw new DomainException(
                        Refusal.MALFORMED,
                        "IDEMPOTENCY_KEY_REQUIRED",
                        "Name this request in the header Idempotency-Key; sending it again then has no second effect.");
            }
            return;
        }
        if (!KEY.matcher(key).matches()) {
            throw new DomainException(
                    Refusal.MALFORMED,
                    "IDEMPOTENCY_KEY_INVALID",
                    "The header Idempotency-Key has 1 to 128 visible characters of ASCII.");
        }
        call = new IdempotentCall(operation, key, fingerprint);
    }
}
