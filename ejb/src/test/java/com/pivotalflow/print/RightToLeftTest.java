package com.pivotalflow.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.bidi.BidiSplitter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hebrew letters stand for the whole: alef, bet, gimel. */
class RightToLeftTest {

    @ParameterizedTest
    @CsvSource({
        "'אבג', 'גבא'",
        "'אב 1,250.00 גד', 'דג 1,250.00 בא'",
        "'א (Dell R750) ב', 'ב (Dell R750) א'",
        "'א (ב) [ג]', '[ג] (ב) א'",
        "'א 🚀 ב', 'ב 🚀 א'",
        "'31/05/2026 א', 'א 31/05/2026'"
    })
    void linesAreDrawnInTheOrderInWhichTheyAreSeen(String written, String seen) {
        assertThat(new RightToLeft.Order().reorderRTLTextToLTR(written)).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource({
        "'abc', 0, 'abc'",
        "'abc אב 5 גד def', 0, 'abc |<אב 5 גד| def'",
        "'abc אב (5)', 0, 'abc |<אב (5)'",
        "'אב abc 5', 1, '<אב abc 5'"
    })
    void whatIsTurnedRoundIsOnePart(String paragraph, byte direction, String parts) {
        RightToLeft splitter = new RightToLeft();
        splitter.setParagraph(paragraph, direction);

        assertThat(IntStream.range(0, splitter.countTextRuns())
                        .mapToObj(splitter::getVisualRun)
                        .map(run -> (run.getDirection() == BidiSplitter.RTL ? "<" : "")
                                + paragraph.substring(run.getStart(), run.getStart() + run.getLength()))
                        .collect(Collectors.joining("|")))
                .isEqualTo(parts);
    }

    @ParameterizedTest
    @CsvSource({"'5 (', 3", "'5 א b', 1", "'5 b א', 0", "'\u0645', 1"})
    void theFirstLetterDecides(String paragraph, byte direction) {
        assertThat(new RightToLeft().getBaseDirection(paragraph)).isEqualTo(direction);
    }
}
