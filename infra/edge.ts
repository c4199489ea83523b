// The entrance: CloudFront with a firewall; it reaches the load balancer inside the network, so nothing else has to be public.
import { CfnOutput, Duration, type Stack } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { VpcOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Identity } from './identity.ts';
import type { Network } from './network.ts';
import { ports } from './network.ts';
import type { Service } from './service.ts';

// One address may ask this often in five minutes: a busy household, not a script.
const REQUESTS_PER_FIVE_MINUTES = 1500;

/** One distribution in front of the balancer. Prints where it is and what a sign-in page needs. */
export function createEdge(
  stack: Stack,
  { service, identity, network }: { service: Service; identity: Identity; network: Network },
): Distribution {
  const origin = VpcOrigin.withApplicationLoadBalancer(service.balancer, {
    // The last step is inside the private network, where the balancer has no public name to hold a certificate for.
    protocolPolicy: OriginProtocolPolicy.HTTP_ONLY,
    httpPort: ports.balancer,
    readTimeout: Duration.seconds(60),
    keepaliveTimeout: Duration.seconds(60),
  });
  const distribution = new Distribution(stack, 'Entrance', {
    comment: 'Finance Coach',
    defaultBehavior: {
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      // Every answer is one customer's own: nothing is kept.
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER,
      responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
    },
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    httpVersion: HttpVersion.HTTP2_AND_3,
    webAclId: createFirewall(stack).attrArn,
    logBucket: service.accessLogs,
    logFilePrefix: 'entrance/',
  });
  // CloudFront can only reach into a network that has a gateway, though nothing is routed in through it.
  distribution.node.addDependency(network.vpc.internetConnectivityEstablished);
  new CfnOutput(stack, 'Address', { value: `https://${distribution.distributionDomainName}` });
  new CfnOutput(stack, 'UserPoolId', { value: identity.pool.userPoolId });
  new CfnOutput(stack, 'UserPoolClientId', { value: identity.client.userPoolClientId });
  return distribution;
}

function createFirewall(stack: Stack): CfnWebACL {
  const visibility = (metricName: string) => ({
    cloudWatchMetricsEnabled: true,
    sampledRequestsEnabled: true,
    metricName,
  });
  const managed = (name: string, priority: number, counted: string[] = []): CfnWebACL.RuleProperty => ({
    name,
    priority,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: visibility(name),
  });
  return new CfnWebACL(stack, 'Firewall', {
    scope: 'CLOUDFRONT',
    defaultAction: { allow: {} },
    visibilityConfig: visibility('Firewall'),
    rules: [
      {
        name: 'TooMany',
        priority: 0,
        action: { block: {} },
        statement: {
          rateBasedStatement: { limit: REQUESTS_PER_FIVE_MINUTES, aggregateKeyType: 'IP', evaluationWindowSec: 300 },
        },
        visibilityConfig: visibility('TooMany'),
      },
      managed('AWSManagedRulesAmazonIpReputationList', 1),
      // An imported bank file is larger than 8 kB: the size rule counts and lets it pass.
      managed('AWSManagedRulesCommonRuleSet', 2, ['SizeRestrictions_BODY']),
      managed('AWSManagedRulesKnownBadInputsRuleSet', 3),
    ],
  });
}
