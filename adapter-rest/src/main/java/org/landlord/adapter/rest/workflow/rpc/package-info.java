/// The remote procedure calls of the Smithers Gateway, for clients that were written for it. They are translated into
/// the use cases of runs, approvals and workflows; nothing is passed through to a gateway.
@NullMarked
package org.landlord.adapter.rest.workflow.rpc;

import org.jspecify.annotations.NullMarked;
