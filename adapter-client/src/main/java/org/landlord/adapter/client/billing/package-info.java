/// Billing accounts over HTTP.
@NullMarked
package org.landlord.adapter.client.billing;

import org.jspecify.annotations.NullMarked;
