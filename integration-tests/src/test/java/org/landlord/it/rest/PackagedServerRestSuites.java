package org.landlord.it.rest;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.landlord.it.openapi.ContractFilter;
import org.landlord.it.openapi.WorkflowWalk;

/// The REST API of a packaged server. At the end every operation of the document must have been answered.
abstract class PackagedServerRestSuites {

    /// Where the server answers.
    protected abstract URI packagedServer();

    @AfterAll
    static void everyOperationWasAnswered() {
        ContractFilter.shared().coverage().requireEveryOperationSucceeded();
    }

    @Nested
    class Access extends AccessRestSuite {
        @Override
        protected URI server() {
            return packagedServer();
        }
    }

    @Nested
    class Sessions extends SessionRestSuite {
        @Override
        protected URI server() {
            return packagedServer();
        }
    }

    @Nested
    class Tenancy extends TenancyRestSuite {
        @Override
        protected URI server() {
            return packagedServer();
        }
    }

    @Nested
    class Usage extends UsageRestSuite {
        @Override
        protected URI server() {
            return packagedServer();
        }
    }

    @Nested
    class Governance extends GovernanceRestSuite {
        @Override
        protected URI server() {
            return packagedServer();
        }
    }

    @Nested
    class Idempotency extends IdempotencyRestSuite {
        @Override
        protected URI server() {
            return packagedServer();
        }
    }

    @Nested
    class BadInput extends BadInputRestSuite {
        @Override
        protected URI server() {
            return packagedServer();
        }
    }

    @Nested
    class Conditions extends ConditionsRestSuite {
        @Override
        protected URI server() {
            return packagedServer();
        }
    }

    @Nested
    class Ledger extends LedgerRestSuite {
        @Override
        protected URI server() {
            return packagedServer();
        }
    }

    @Nested
    class HardLimits extends HardLimitRestSuite {
        @Override
        protected URI server() {
            return packagedServer();
        }
    }

    @Nested
    class DryRuns extends DryRunRestSuite {
        @Override
        protected URI server() {
            return packagedServer();
        }
    }

    @Nested
    class Reservations extends ReservationRestSuite {
        @Override
        protected URI server() {
            return packagedServer();
        }
    }

    @Nested
    class CloudEvents extends CloudEventsRestSuite {
        @Override
        protected URI server() {
            return packagedServer();
        }
    }

    @Nested
    class UsageTransport extends UsageTransportRestSuite {
        @Override
        protected URI server() {
            return packagedServer();
        }
    }

    @Nested
    class Workflows extends WorkflowRestSuite {
        @Override
        protected URI server() {
            return packagedServer();
        }

        @Override
        protected String gatewayToken() {
            return "env:LANDLORD_GATEWAY_TOKEN_TEST";
        }

        @Test
        void givenAGateway_whenEveryOperationOfWorkflowsIsAskedFor_thenEachSucceeds() {
            String org = newOrg();
            post(org + "/projects", "{\"projectId\":\"project_app\",\"slug\":\"app\",\"name\":\"App\"}")
                    .then()
                    .statusCode(201);
            new WorkflowWalk(this::plain, org).run();
        }
    }
}
