/// Organizations, teams, projects and who belongs to them, over HTTP.
@NullMarked
package org.landlord.adapter.client.tenancy;

import org.jspecify.annotations.NullMarked;
