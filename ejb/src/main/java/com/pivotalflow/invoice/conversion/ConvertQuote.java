package com.pivotalflow.invoice.conversion;

import com.pivotalflow.validation.Length;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Making something of an accepted quote.
 *
 * @param targets what is made, at least one; naming one twice changes nothing
 * @param projectName what the project is called; the quote's title when absent
 * @param dueInDays days from today until the invoice is to be paid, 0 to 365; absent means that the customer's terms say
 *     when it is sent
 */
public record ConvertQuote(
        @Size(min = 1, message = "{REQUIRED}") @Size(max = 2, message = "{TOO_MANY}")
        List<ConversionTarget> targets,

        @Nullable @Length(min = 1, max = 255) String projectName,
        @Nullable @Min(0) @Max(365) Integer dueInDays) {

    public ConvertQuote {
        targets = List.copyOf(targets);
    }
}
