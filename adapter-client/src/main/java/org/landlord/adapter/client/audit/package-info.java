/// The audit log and its export over HTTP.
@NullMarked
package org.landlord.adapter.client.audit;

import org.jspecify.annotations.NullMarked;
