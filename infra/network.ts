// The network: tasks and database stand in private subnets; nothing outside can open a connection to either.
import type { Stack } from 'aws-cdk-lib';
import {
  FlowLogDestination,
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpointAwsService,
  IpAddresses,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import type { Keys } from './keys.ts';

/** Addresses of the network; none of them can be reached from outside. */
export const NETWORK_CIDR = '10.20.0.0/16';

/** Ports that are open between the parts. 5433, not 5432: a scanner tries a database's usual port first. */
export const ports = { app: 8080, balancer: 80, database: 5433 };

/** The network and who may talk to whom in it. */
export interface Network {
  vpc: Vpc;
  balancerGroup: SecurityGroup;
  serviceGroup: SecurityGroup;
  functionGroup: SecurityGroup;
  databaseGroup: SecurityGroup;
}

/** One network over two zones, with the doors between its parts. */
export function createNetwork(stack: Stack, keys: Keys): Network {
  const vpc = new Vpc(stack, 'Network', {
    ipAddresses: IpAddresses.cidr(NETWORK_CIDR),
    availabilityZones: ['us-east-1a', 'us-east-1b'],
    // One NAT gateway: only calls to Cognito's keys, the image registry and an outside model provider pass it.
    natGateways: 1,
    subnetConfiguration: [
      { name: 'Exit', subnetType: SubnetType.PUBLIC, cidrMask: 26, mapPublicIpOnLaunch: false },
      { name: 'Service', subnetType: SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 22 },
      { name: 'Database', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 26 },
    ],
    flowLogs: { All: { destination: FlowLogDestination.toCloudWatchLogs(keys.logGroup('NetworkLogs')) } },
  });
  const group = (id: string, description: string) =>
    new SecurityGroup(stack, id, { vpc, description, allowAllOutbound: false });
  const balancerGroup = group('BalancerGroup', 'Load balancer: from CloudFront inside the network, to the service');
  const serviceGroup = group('ServiceGroup', 'Service: from the load balancer, to database and the outside');
  const functionGroup = group('FunctionGroup', 'Functions: from nobody, to database and AWS services');
  const databaseGroup = group('DatabaseGroup', 'Database: from the service and the functions only');
  const endpointGroup = group('EndpointGroup', 'AWS endpoints: from the service and the functions only');

  // CloudFront reaches the balancer through its own network interfaces inside the network.
  balancerGroup.addIngressRule(
    Peer.ipv4(NETWORK_CIDR),
    Port.tcp(ports.balancer),
    'CloudFront, from inside the network',
  );
  balancerGroup.addEgressRule(serviceGroup, Port.tcp(ports.app), 'to the service');
  serviceGroup.addIngressRule(balancerGroup, Port.tcp(ports.app), 'from the load balancer');
  serviceGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'AWS services and the model provider');
  serviceGroup.addEgressRule(databaseGroup, Port.tcp(ports.database), 'to the database');
  databaseGroup.addIngressRule(serviceGroup, Port.tcp(ports.database), 'from the service');
  endpointGroup.addIngressRule(serviceGroup, Port.tcp(443), 'from the service');
  functionGroup.addEgressRule(endpointGroup, Port.tcp(443), 'AWS services, inside the network');
  functionGroup.addEgressRule(databaseGroup, Port.tcp(ports.database), 'to the database');
  databaseGroup.addIngressRule(functionGroup, Port.tcp(ports.database), 'from the functions');
  endpointGroup.addIngressRule(functionGroup, Port.tcp(443), 'from the functions');

  // What customers write, secrets and logs stay off the NAT gateway; image layers come through S3 at no cost.
  vpc.addGatewayEndpoint('ObjectStore', { service: GatewayVpcEndpointAwsService.S3 });
  const endpoints = {
    Models: InterfaceVpcEndpointAwsService.BEDROCK_RUNTIME,
    Secrets: InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
    Logs: InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
    Streams: InterfaceVpcEndpointAwsService.KINESIS_STREAMS,
  };
  for (const [id, service] of Object.entries(endpoints)) {
    vpc.addInterfaceEndpoint(id, { service, securityGroups: [endpointGroup], open: false });
  }
  return { vpc, balancerGroup, serviceGroup, functionGroup, databaseGroup };
}
