// A stack spoiled on purpose: a door open to the internet, and a load balancer that faces it.
import type { Stack } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';

/** Adds both to the stack. */
export function openTheDoors(stack: Stack): void {
  new CfnSecurityGroup(stack, 'OpenGroup', {
    groupDescription: 'open to all',
    securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 80, toPort: 80, cidrIp: '0.0.0.0/0' }],
  });
  new CfnLoadBalancer(stack, 'OpenBalancer', { scheme: 'internet-facing' });
}
