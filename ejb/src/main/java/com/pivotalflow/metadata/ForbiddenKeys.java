package com.pivotalflow.metadata;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that no label may have, and how a key is compared: whole, after normalization. The database function
 * {@code forbidden_metadata_keys()} returns the same list; a test compares the two.
 */
public final class ForbiddenKeys {

    /** What a quote and its lines are made of. */
    private static final List<String> BASE = List.of(
            "subtotal",
            "taxTotal",
            "grandTotal",
            "totalAmount",
            "total",
            "totals",
            "unitPrice",
            "price",
            "amount",
            "cost",
            "discount",
            "discountAmount",
            "discountValue",
            "taxAmount",
            "taxRate",
            "taxClass",
            "quantity",
            "qty",
            "unit",
            "currency",
            "exchangeRate",
            "rate",
            "status",
            "calculations",
            "breakdown",
            "lineNumber",
            "description",
            "sku",
            "itemCode",
            "serviceCategoryId",
            "rateCardId",
            "quoteNumber",
            "customerId",
            "projectId",
            "validFrom",
            "validUntil",
            "approvedBy",
            "sentAt");

    /** Money, rates and quantities by other names. */
    private static final List<String> MONEY = List.of(
            "amounts",
            "prices",
            "costs",
            "net",
            "netAmount",
            "netTotal",
            "netPrice",
            "gross",
            "grossAmount",
            "grossTotal",
            "tax",
            "taxes",
            "vat",
            "vatAmount",
            "vatRate",
            "gst",
            "gstAmount",
            "gstRate",
            "taxable",
            "taxableAmount",
            "includedTax",
            "discounts",
            "discountTotal",
            "discountRate",
            "discountPercent",
            "discountPercentage",
            "discountType",
            "percentageDiscount",
            "fixedDiscount",
            "fee",
            "fees",
            "charge",
            "charges",
            "surcharge",
            "deposit",
            "depositAmount",
            "depositPercent",
            "balance",
            "balanceAmount",
            "paidAmount",
            "amountDue",
            "amountPaid",
            "unitCost",
            "costPrice",
            "sellPrice",
            "buyPrice",
            "listPrice",
            "listUnitPrice",
            "basePrice",
            "baseRate",
            "hourlyRate",
            "dayRate",
            "dailyRate",
            "lineTotal",
            "quoteTotal",
            "invoiceTotal",
            "sum",
            "margin",
            "marginPercent",
            "markup",
            "profit",
            "budgetAmount",
            "creditLimit",
            "maxAmount",
            "minAmount",
            "currencyCode",
            "fxRate",
            "salary");

    /** States, keys and dates that decide something. */
    private static final List<String> STATE_AND_IDENTITY = List.of(
            "quoteStatus",
            "approvalStatus",
            "invoiceNumber",
            "customerNumber",
            "quoteId",
            "invoiceId",
            "organizationId",
            "tenantId",
            "currentVersionId",
            "versionNumber",
            "contentHash",
            "approvedAt",
            "acceptedAt",
            "acceptedBy",
            "rejectedAt",
            "expiresAt",
            "paidAt",
            "dueDate",
            "effectiveFrom",
            "effectiveUntil",
            "customerApproval",
            "customerRejection");

    /**
     * Forms of the letters C, F and Q of Unicode 14, which Java 17 does not know and PostgreSQL 16 composes. Of the
     * younger characters only these become a letter of a key; a test walks them all.
     */
    private static final Map<Integer, Character> YOUNGER = Map.of(0xA7F2, 'c', 0xA7F3, 'f', 0xA7F4, 'q', 0x107A5, 'q');

    private static final int ASCII = 127;

    private static final String IGNORED = "_- .\u00AD\u200B\u200C\u200D\u2060\uFEFF";

    private static final Set<String> NORMALIZED = Stream.of(BASE, MONEY, STATE_AND_IDENTITY)
            .flatMap(List::stream)
            .map(ForbiddenKeys::normalize)
            .collect(Collectors.toUnmodifiableSet());

    private ForbiddenKeys() {}

    /** Whether a label may not have this key. */
    public static boolean forbids(String key) {
        return NORMALIZED.contains(normalize(key));
    }

    /** The whole list, normalized and in alphabetical order. */
    public static List<String> normalized() {
        return List.copyOf(new TreeSet<>(NORMALIZED));
    }

    /**
     * A key as it is compared: NFKC, ASCII letters in lower case, then without low lines, hyphens, blanks, full stops
     * and characters of no width. Only ASCII letters are lowered, so that no locale changes the answer.
     */
    public static String normalize(String key) {
        String composed = isAscii(key) ? key : Normalizer.normalize(key, Normalizer.Form.NFKC);
        StringBuilder compared = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i += Character.charCount(composed.codePointAt(i))) {
            int letter = composed.codePointAt(i);
            if (IGNORED.indexOf(letter) < 0) {
                compared.appendCodePoint(lower(letter));
            }
        }
        return compared.toString();
    }

    /** Nearly every key is, and of ASCII there is nothing to compose. */
    private static boolean isAscii(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) > ASCII) {
                return false;
            }
        }
        return true;
    }

    private static int lower(int letter) {
        if (letter <= ASCII) {
            return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
        }
        Character known = YOUNGER.get(letter);
        return known == null ? letter : known;
    }
}
