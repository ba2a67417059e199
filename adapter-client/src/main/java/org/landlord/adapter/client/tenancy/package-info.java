/// Organizations, teams, projects and their members over HTTP.
@NullMarked
package org.landlord.adapter.client.tenancy;

import org.jspecify.annotations.NullMarked;
