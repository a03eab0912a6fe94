package com.pivotalflow.rest.json;

import com.pivotalflow.approval.ConditionValue;
import java.util.ArrayList;
import java.util.List;

/** Binds what a condition compares with. Only its field says which of the forms it must have, so all are taken here. */
final class ConditionValues {

    private static final String MISMATCH = "TYPE_MISMATCH";

    private ConditionValues() {}

    static Object bind(Object node, String pointer, Findings findings) {
        if (node instanceof List<?> list) {
            return ofList(list, pointer, findings);
        }
        try {
            return new ConditionValue(node instanceof Boolean flag ? flag : text(node));
        } catch (UnfitValueException e) {
            findings.add(pointer, e);
            return Binding.FAILED;
        }
    }

    private static Object ofList(List<?> list, String pointer, Findings findings) {
        List<String> texts = new ArrayList<>(list.size());
        for (int i = 0; i < list.size() && !findings.isFull(); i++) {
            if (list.get(i) instanceof String text) {
                texts.add(text);
            } else {
                findings.add(pointer + "/" + i, MISMATCH, "A text is expected here.");
            }
        }
        return texts.size() == list.size() ? new ConditionValue(texts) : Binding.FAILED;
    }

    /** The digits of a number are taken as written. */
    private static String text(Object node) {
        if (node instanceof NumberToken number) {
            return ScalarText.decimal(number.text()).toPlainString();
        }
        if (node instanceof String text) {
            return ScalarText.text(text);
        }
        throw new UnfitValueException(MISMATCH, "A number, a text, true, false or a list of texts is expected here.");
    }
}
