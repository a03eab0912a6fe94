package com.pivotalflow.ratecard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.money.Percentage;
import com.pivotalflow.organization.Ids;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaxTableTest {

    private final TaxClassOnDate gst = taxClass("GST", TaxKind.STANDARD, "15");
    private final TaxClassOnDate zero = taxClass("ZERO", TaxKind.ZERO, "0");
    private final TaxClassOnDate exempt = taxClass("EXEMPT", TaxKind.EXEMPT, "0");
    private final TaxClassOnDate old = taxClass("OLD", TaxKind.REDUCED, "5");
    private final TaxTable table = new TaxTable(List.of(gst, zero, exempt), List.of(old));

    @Test
    void codeIsComparedExactly() {
        assertThat(table.byCode("GST")).contains(gst);
        assertThat(table.byCode("gst")).isEmpty();
    }

    @Test
    void retiredClassIsFoundByIdOnly() {
        assertThat(table.byCode("OLD")).isEmpty();
        assertThat(table.byId(old.id())).contains(old);
        assertThat(table.byId(zero.id())).contains(zero);
        assertThat(table.byId(new TaxClassId(Ids.next()))).isEmpty();
    }

    @Test
    void exemptClassIsNotTheZeroRate() {
        assertThat(table.exempt()).contains(exempt);
        assertThat(new TaxTable(List.of(zero), List.of(exempt)).exempt()).isEmpty();
    }

    @Test
    void taxOfAnExemptClassIsExempt() {
        assertThat(exempt.taxRate().exempt()).isTrue();
        assertThat(zero.taxRate().exempt()).isFalse();
        assertThat(gst.taxRate().rate()).isEqualTo(Percentage.ofPercent("15"));
    }

    private static TaxClassOnDate taxClass(String code, TaxKind kind, String percent) {
        return new TaxClassOnDate(new TaxClassId(Ids.next()), code, code, kind, Percentage.ofPercent(percent));
    }
}
