package com.pivotalflow.rest.page;

import com.pivotalflow.quote.view.QuoteView;
import com.pivotalflow.wording.Figures;
import com.pivotalflow.wording.Words;

/** Says what discounts mean, as the print does. */
final class Discounts {

    private Discounts() {}

    static String value(QuoteView.DiscountView discount, Words words, Figures figures) {
        return switch (discount.kind()) {
            case "percentage" -> figures.percentOf(discount.value());
            case "per_unit" -> figures.of(discount.value()) + " " + words.of("perUnit");
            default -> figures.of(discount.value());
        };
    }
}
