package org.landlord.port.contracts.in;

import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.audit.ListAuditEvents;
import org.landlord.port.in.quota.CheckUsageLimits;
import org.landlord.port.in.quota.ListDenials;
import org.landlord.port.in.quota.ListQuotaEvents;
import org.landlord.port.in.usage.ListRecordedUsage;
import org.landlord.port.in.usage.SummarizeUsage;

/// The lists of an organization, without a filter.
enum ListOfOrg {
    MEMBERS {
        @Override
        Page<?> read(FilledOrg org, PageRequest page) {
            return org.landlord().organizations().listMembers(org.caller(), org.orgId(), page);
        }
    },
    TEAMS {
        @Override
        Page<?> read(FilledOrg org, PageRequest page) {
            return org.landlord().teams().list(org.caller(), org.orgId(), page);
        }
    },
    TEAM_MEMBERS {
        @Override
        Page<?> read(FilledOrg org, PageRequest page) {
            return org.landlord().teams().listMembers(org.caller(), org.orgId(), FilledOrg.TEAM, page);
        }
    },
    PROJECTS {
        @Override
        Page<?> read(FilledOrg org, PageRequest page) {
            return org.landlord().projects().list(org.caller(), org.orgId(), page);
        }
    },
    PROJECT_TEAMS {
        @Override
        Page<?> read(FilledOrg org, PageRequest page) {
            return org.landlord().projects().listTeams(org.caller(), org.orgId(), FilledOrg.PROJECT, page);
        }
    },
    IDENTITY_PROVIDERS {
        @Override
        Page<?> read(FilledOrg org, PageRequest page) {
            return org.landlord().identityProviders().list(org.caller(), org.orgId(), null, page);
        }
    },
    USAGE_EVENTS {
        @Override
        Page<?> read(FilledOrg org, PageRequest page) {
            UsageQuery all = new UsageQuery(org.orgId(), null, null, null, null, Window.always());
            return org.landlord().usage().list(org.caller(), all, page);
        }
    },
    USAGE_AS_RECORDED {
        @Override
        Page<?> read(FilledOrg org, PageRequest page) {
            return org.landlord().usage().listRecorded(org.caller(), new ListRecordedUsage(org.orgId(), 0), page);
        }
    },
    USAGE_SUMMARY {
        @Override
        Page<?> read(FilledOrg org, PageRequest page) {
            SummarizeUsage all = new SummarizeUsage(org.orgId(), null, null, Window.always(), true, Bucket.HOUR, null);
            return org.landlord().usage().summarize(org.caller(), all, page);
        }
    },
    USAGE_LIMITS {
        @Override
        Page<?> read(FilledOrg org, PageRequest page) {
            return org.landlord().usageLimits().list(org.caller(), org.orgId(), page);
        }
    },
    USAGE_LIMIT_CHECKS {
        @Override
        Page<?> read(FilledOrg org, PageRequest page) {
            CheckUsageLimits all = new CheckUsageLimits(org.orgId(), FilledOrg.PROJECT, null, null, null);
            // The limits alone: a check has the time of the request.
            return org.landlord()
                    .usageLimits()
                    .checkAll(org.caller(), all, page)
                    .map(QuotaCheck::limit);
        }
    },
    QUOTA_RESERVATIONS {
        @Override
        Page<?> read(FilledOrg org, PageRequest page) {
            return org.landlord().quotaReservations().list(org.caller(), org.orgId(), null, page);
        }
    },
    QUOTA_EVENTS {
        @Override
        Page<?> read(FilledOrg org, PageRequest page) {
            ListQuotaEvents all = new ListQuotaEvents(org.orgId(), null, null, SequenceOrder.oldestFirst());
            return org.landlord().quotaEvents().list(org.caller(), all, page);
        }
    },
    DENIALS {
        @Override
        Page<?> read(FilledOrg org, PageRequest page) {
            ListDenials all = new ListDenials(org.orgId(), null, null, null, null, Window.always());
            return org.landlord().denials().list(org.caller(), all, page);
        }
    },
    SECRET_REFERENCES {
        @Override
        Page<?> read(FilledOrg org, PageRequest page) {
            SecretScope all = new SecretScope.Everything();
            return org.landlord().secretReferences().list(org.caller(), org.orgId(), all, page);
        }
    },
    AUDIT_EVENTS {
        @Override
        Page<?> read(FilledOrg org, PageRequest page) {
            ListAuditEvents all = new ListAuditEvents(org.orgId(), null, null, null, null, null, Window.always());
            return org.landlord().auditTrail().list(org.caller(), all, page);
        }
    };

    abstract Page<?> read(FilledOrg org, PageRequest page);
}
