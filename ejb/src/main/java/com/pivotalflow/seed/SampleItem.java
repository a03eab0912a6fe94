package com.pivotalflow.seed;

import com.pivotalflow.ratecard.Seniority;
import org.jspecify.annotations.Nullable;

/** What the demonstration tenant sells by the hour, each with its category and delivery role. */
enum SampleItem {
    DEV_JUNIOR("DEV-JUNIOR", "75", "DEV", "developer_junior", "Junior Developer", Seniority.JUNIOR),
    DEV_SENIOR("DEV-SENIOR", "150", "DEV", "developer_senior", "Senior Developer", Seniority.SENIOR),
    DEV_LEAD("DEV-LEAD", "200", "DEV", "developer_lead", "Lead Developer", Seniority.LEAD),
    PM_STD("PM-STD", "125", "PM", "project_manager", "Project Manager", null),
    UX_STD("UX-STD", "120", "DES", "ux_specialist", "UX Specialist", null),
    DES_SENIOR("DES-SENIOR", "100", "DES", "designer_senior", "Senior Designer", Seniority.SENIOR),
    BA_STD("BA-STD", "120", "CON", "business_analyst", "Business Analyst", null),
    STRAT_STD("STRAT-STD", "200", "CON", "strategy_consultant", "Strategy Consultant", null);

    private final String code;
    private final String rate;
    private final String category;
    private final String roleCode;
    private final String roleName;
    private final @Nullable Seniority seniority;

    SampleItem(
            String code,
            String rate,
            String category,
            String roleCode,
            String roleName,
            @Nullable Seniority seniority) {
        this.code = code;
        this.rate = rate;
        this.category = category;
        this.roleCode = roleCode;
        this.roleName = roleName;
        this.seniority = seniority;
    }

    String code() {
        return code;
    }

    /** Price of an hour in NZD. */
    String rate() {
        return rate;
    }

    String category() {
        return category;
    }

    String roleCode() {
        return roleCode;
    }

    String roleName() {
        return roleName;
    }

    @Nullable
    Seniority seniority() {
        return seniority;
    }
}
