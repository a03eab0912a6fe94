package com.pivotalflow.rest.page;

import com.pivotalflow.quote.offer.PublicQuoteView;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.view.AcceptanceView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a customer chose, in the fields of a form: ids of optional lines, and of a line for each group. Kept as the texts
 * that came, which are judged when the choice is priced.
 *
 * @param options ids of the optional lines that are wanted
 * @param alternatives id of the line taken, by the code of its group
 */
record ChoiceFields(List<String> options, Map<String, String> alternatives) {

    /** Name of the field of an optional line. */
    static final String OPTION = "option";

    /** What the field of a group begins with; its code follows. */
    static final String ALTERNATIVE = "alternative.";

    /** As it was posted. */
    static ChoiceFields of(HttpServletRequest request) {
        List<String> options = List.of(Objects.requireNonNullElse(request.getParameterValues(OPTION), new String[0]));
        Map<String, String> alternatives = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(ALTERNATIVE) && !values[0].isEmpty()) {
                alternatives.put(name.substring(ALTERNATIVE.length()), values[0]);
            }
        });
        return new ChoiceFields(options, alternatives);
    }

    /** As the author preselected it, or as it was accepted. */
    static ChoiceFields of(PublicQuoteView quote) {
        PublicQuoteView.Decision decision = quote.decision();
        AcceptanceView.Chosen chosen = decision == null ? null : decision.selection();
        if (chosen != null) {
            Map<String, String> alternatives = new LinkedHashMap<>();
            chosen.alternatives().forEach((group, line) -> alternatives.put(group, line.toString()));
            return new ChoiceFields(
                    chosen.options().stream().map(Object::toString).toList(), alternatives);
        }
        List<String> options = new ArrayList<>();
        Map<String, String> alternatives = new LinkedHashMap<>();
        for (PublicQuoteView.Line line : quote.lines()) {
            if (Boolean.TRUE.equals(line.selection().selected())) {
                String group = line.selection().group();
                if (group == null) {
                    options.add(line.id().toString());
                } else {
                    alternatives.put(group, line.id().toString());
                }
            }
        }
        return new ChoiceFields(options, alternatives);
    }

    /** As a member of a command. */
    Map<String, Object> selection() {
        return Map.<String, Object>of("options", options, "alternatives", alternatives);
    }

    /** As fields that go with the next form unseen. */
    List<Hidden> hidden() {
        List<Hidden> fields = new ArrayList<>();
        options.forEach(id -> fields.add(new Hidden(OPTION, id)));
        alternatives.forEach((group, id) -> fields.add(new Hidden(ALTERNATIVE + group, id)));
        return fields;
    }

    /** The word for how much of a group may be taken. */
    static String chooses(CreateQuote.Group group) {
        return group.choose().wireName();
    }

    /** A field that nobody sees. */
    record Hidden(String name, String value) {}
}
