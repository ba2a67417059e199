package org.landlord.it.openapi;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/// Put into RestAssured, it fails every call that does not keep to the OpenAPI document: see [Contract].
public final class ContractFilter implements Filter {

    private static final class Shared {
        static final ContractFilter FILTER = new ContractFilter(Contract.load());
    }

    private final Contract contract;

    /// @param contract what to keep to
    public ContractFilter(Contract contract) {
        this.contract = contract;
    }

    /// One filter for all tests that share a class loader: the document is read once, and what is exchanged is
    /// remembered in one place.
    public static ContractFilter shared() {
        return Shared.FILTER;
    }

    /// What was exchanged so far.
    public ContractCoverage coverage() {
        return contract.coverage();
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification responseSpecification,
            FilterContext context) {
        Response response = context.next(request, responseSpecification);
        contract.check(Recorded.of(request), Recorded.of(response));
        return response;
    }
}
