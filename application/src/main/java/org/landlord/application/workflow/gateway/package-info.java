/// Calls of workflow gateways by use cases, and their records.
@NullMarked
package org.landlord.application.workflow.gateway;

import org.jspecify.annotations.NullMarked;
